package io.corral.store.embedded.event;

import java.time.Duration;

/// How the event database is opened.
///
/// @param memoryMib DuckDB's own memory, outside of the Java heap; at least 64
/// @param threads that work on one query
/// @param checkpointMib size of the write-ahead log that starts a checkpoint by itself
/// @param queryTimeout after which a query is interrupted
/// @param queryWait how long a query waits for its turn
public record EventSettings(
        int memoryMib, int threads, int checkpointMib, Duration queryTimeout, Duration queryWait) {

    /// What suits a small server.
    public static EventSettings defaults() {
        return new EventSettings(160, 2, 64, Duration.ofSeconds(15), Duration.ofSeconds(20));
    }

    /// The same with other memory.
    public EventSettings withMemoryMib(int mebibytes) {
        return new EventSettings(mebibytes, threads, checkpointMib, queryTimeout, queryWait);
    }
}
