package io.corral.engine.triage.prune;

import io.corral.domain.triage.prune.PruningProposal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an organisation could stop looking at, and what was decided about that.
///
/// @param month such as `2026-11`, in which it was made
/// @param madeAt end of the 30 days it is about
/// @param issues open issues that were looked at
/// @param entries those that remove most first
public record PruningReport(String month, Instant madeAt, int issues, List<Entry> entries) {

    /// More is no longer a ritual of minutes.
    public static final int ENTRIES_MAX = 20;

    public PruningReport {
        entries = List.copyOf(entries);
    }

    /// Where a proposal stands.
    public enum State {
        OPEN,
        APPROVED,
        /// It was approved, and taken back.
        UNDONE
    }

    /// A proposal and what was decided.
    ///
    /// @param by number of the person who decided; null while it is open
    /// @param at when; null while it is open
    /// @param changed issues that approving changed, to take it back
    /// @param activity entry of the merge in the history of its issue; 0 without one
    public record Entry(PruningProposal proposal, State state, @Nullable Long by,
            @Nullable Instant at, List<Long> changed, long activity) {
        public Entry {
            changed = List.copyOf(changed);
        }

        static Entry open(PruningProposal proposal) {
            return new Entry(proposal, State.OPEN, null, null, List.of(), 0);
        }
    }

    /// The proposal with this key.
    public Optional<Entry> entry(String key) {
        return entries.stream().filter(each -> each.proposal().key().equals(key)).findFirst();
    }

    /// The same where one entry became another.
    PruningReport with(String key, UnaryOperator<Entry> change) {
        return new PruningReport(month, madeAt, issues, entries.stream()
                .map(each -> each.proposal().key().equals(key) ? change.apply(each) : each)
                .toList());
    }
}
