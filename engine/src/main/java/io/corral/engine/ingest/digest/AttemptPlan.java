package io.corral.engine.ingest.digest;

import io.corral.store.WorkQueue.Attempted;
import java.util.ArrayList;
import java.util.List;

/// What to do with the next entries, given what was tried before a restart and how far each store
/// got: entries that were under way when the process died are tried in ever smaller batches, and
/// given up after the third attempt. Owned by the reading thread.
final class AttemptPlan {

    /// An entry that was tried so often is given up.
    static final int ATTEMPTS_MAX = 3;

    /// The second attempt splits a batch into this many pieces at least.
    private static final int PIECES = 32;

    private final List<Attempted> attempts;
    private final List<Long> boundaries;
    private final long finished;

    /// @param attempts unfinished ones, in order
    /// @param boundaries how far each store got: no batch may straddle one
    /// @param finished how far the last store got: every store has what is up to there, only the
    ///     queue does not know yet
    AttemptPlan(List<Attempted> attempts, List<Long> boundaries, long finished) {
        this.attempts = new ArrayList<>(attempts);
        this.boundaries = List.copyOf(boundaries);
        this.finished = finished;
    }

    /// What to do with entries.
    enum Fate {
        DIGEST,
        /// They are in every store; only forget them.
        FORGET,
        GIVE_UP
    }

    /// What to do next.
    ///
    /// @param entriesMax at least 1
    /// @param last no entry behind this sequence; numbers of entries that left the queue are
    ///     missing, so that counting entries would not do
    record Step(int entriesMax, long last, Fate fate) {

        /// Whether nothing that lies behind the position was touched before.
        boolean isFresh() {
            return last == Long.MAX_VALUE;
        }
    }

    /// The step after a position.
    Step next(long position, int entriesMax) {
        attempts.removeIf(attempt -> attempt.last() <= position);
        long last = boundaries.stream().filter(boundary -> boundary > position)
                .mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        Fate usual = position < finished ? Fate.FORGET : Fate.DIGEST;
        if (attempts.isEmpty()) {
            return new Step(entriesMax, last, usual);
        }
        Attempted first = attempts.getFirst();
        if (first.first() > position + 1) {
            return new Step(entriesMax, Math.min(last, first.first() - 1), usual);
        }
        last = Math.min(last, first.last());
        if (first.count() == Attempted.GIVEN_UP) {
            return new Step(1, last, Fate.GIVE_UP);
        }
        return usual == Fate.FORGET
                ? new Step(entriesMax, last, usual)
                : again(first, entriesMax, last);
    }

    private static Step again(Attempted tried, int entriesMax, long last) {
        if (tried.count() >= ATTEMPTS_MAX) {
            return new Step(1, last, Fate.GIVE_UP);
        }
        long piece = tried.count() > 1 ? 1 : (tried.last() - tried.first() + 1) / PIECES;
        return new Step(Math.toIntExact(Math.clamp(piece, 1, entriesMax)), last, Fate.DIGEST);
    }
}
