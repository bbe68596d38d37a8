package io.corral.store.embedded.sqlite;

/// How one SQLite file is opened. Caches are small on purpose: the page cache of the system does
/// the work, and the whole server is to stay below 250 MB.
///
/// @param readersMax read-only connections open at the same time
/// @param writerCacheKib page cache of the writer
/// @param readerCacheKib page cache of each reader
/// @param checkpointPages size of the write-ahead log that starts a checkpoint by itself
/// @param secureDelete whether deleted content is overwritten
public record SqliteSettings(
        int readersMax,
        int writerCacheKib,
        int readerCacheKib,
        int checkpointPages,
        boolean secureDelete) {

    /// What suits a database of many tables that pages read from.
    public static SqliteSettings defaults() {
        return new SqliteSettings(4, 8_192, 2_048, 4_000, false);
    }
}
