package io.corral.engine.ingest.digest;

import io.corral.store.WorkQueue.Attempted;
import java.util.ArrayList;
import java.util.List;

/// How many entries the next batch may hold, given what was tried before a restart: entries that
/// were under way when the process died are tried in ever smaller batches, and given up after the
/// third attempt. Owned by the reading thread.
final class AttemptPlan {

    /// An entry that was tried so often is given up.
    static final int ATTEMPTS_MAX = 3;

    /// The second attempt splits a batch into this many pieces at least.
    private static final int PIECES = 32;

    private final List<Attempted> attempts;
    private final List<Long> boundaries;

    /// @param attempts unfinished ones, in order
    /// @param boundaries positions no batch may straddle
    AttemptPlan(List<Attempted> attempts, List<Long> boundaries) {
        this.attempts = new ArrayList<>(attempts);
        this.boundaries = List.copyOf(boundaries);
    }

    /// What to do next.
    ///
    /// @param entriesMax at least 1
    /// @param isGivenUp the one entry is not tried again
    record Step(int entriesMax, boolean isGivenUp) {}

    /// The step after a position.
    Step next(long position, int entriesMax) {
        attempts.removeIf(attempt -> attempt.last() <= position);
        long allowed = entriesMax;
        for (long boundary : boundaries) {
            if (boundary > position) {
                allowed = Math.min(allowed, boundary - position);
            }
        }
        if (attempts.isEmpty()) {
            return new Step(Math.toIntExact(allowed), false);
        }
        Attempted first = attempts.getFirst();
        if (first.first() > position + 1) {
            return new Step(Math.toIntExact(Math.min(allowed, first.first() - position - 1)),
                    false);
        }
        long left = first.last() - position;
        return switch (first.count()) {
            case 0 -> new Step(Math.toIntExact(Math.min(allowed, left)), false);
            case 1 -> new Step(Math.toIntExact(Math.min(allowed,
                    Math.min(left, Math.max(1, (first.last() - first.first() + 1) / PIECES)))),
                    false);
            default -> new Step(1, first.count() >= ATTEMPTS_MAX);
        };
    }
}
