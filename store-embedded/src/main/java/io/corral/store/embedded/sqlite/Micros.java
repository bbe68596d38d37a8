package io.corral.store.embedded.sqlite;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as SQLite keeps them: microseconds since 1970, in one integer. Finer parts are cut off,
/// and times too far away become the farthest there is.
public final class Micros {

    private static final Instant EARLIEST = instant(Long.MIN_VALUE);
    private static final Instant LATEST = instant(Long.MAX_VALUE);

    private Micros() {}

    /// The number for a time.
    public static long of(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return Long.MIN_VALUE;
        }
        if (time.isAfter(LATEST)) {
            return Long.MAX_VALUE;
        }
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /// The time of a number.
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
