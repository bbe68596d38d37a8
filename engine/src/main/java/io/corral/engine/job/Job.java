package io.corral.engine.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something the server did, or does, on its own account or for its operator.
///
/// @param number rises from job to job
/// @param name for people
/// @param endedAt null while it runs
/// @param result a sentence; null while it runs
/// @param failed whether it ended without having done its work
public record Job(
        long number,
        String name,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String result,
        boolean failed) {

    /// Whether it is under way.
    public boolean isRunning() {
        return endedAt == null;
    }

    Job ended(Instant at, String sentence, boolean without) {
        return new Job(number, name, startedAt, at, sentence, without);
    }
}
