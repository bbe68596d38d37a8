package io.corral.store.embedded.sqlite;

/// How one SQLite file is opened. Caches are small on purpose: the page cache of the system does
/// the work, and the whole server is to stay below 250 MB.
///
/// @param readersMax read-only connections open at the same time
/// @param writerCacheKib page cache of the writer
/// @param readerCacheKib page cache of each reader
/// @param pageBytes of a file that is created; an existing one keeps its own
/// @param checkpointPages size of the write-ahead log that starts a checkpoint by itself
/// @param secureDelete whether deleted content is overwritten
public record SqliteSettings(
        int readersMax,
        int writerCacheKib,
        int readerCacheKib,
        int pageBytes,
        int checkpointPages,
        boolean secureDelete) {

    /// What suits a database of many tables that pages read from.
    public static SqliteSettings defaults() {
        return new SqliteSettings(4, 8_192, 2_048, 4_096, 4_000, false);
    }

    /// The same with other readers.
    public SqliteSettings withReaders(int count, int cacheKib) {
        return new SqliteSettings(
                count, writerCacheKib, cacheKib, pageBytes, checkpointPages, secureDelete);
    }

    /// The same with a smaller or larger cache of the writer.
    public SqliteSettings withWriterCache(int kib) {
        return new SqliteSettings(
                readersMax, kib, readerCacheKib, pageBytes, checkpointPages, secureDelete);
    }

    /// The same with pages of another size, and a log of so many of them.
    public SqliteSettings withPages(int bytes, int checkpoint) {
        return new SqliteSettings(
                readersMax, writerCacheKib, readerCacheKib, bytes, checkpoint, secureDelete);
    }

    /// The same, and deleted content is overwritten.
    public SqliteSettings withSecureDelete() {
        return new SqliteSettings(
                readersMax, writerCacheKib, readerCacheKib, pageBytes, checkpointPages, true);
    }
}
