package io.corral.domain.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.release.ReleaseOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides what events change about an issue. Pure: the same states and batches give the same
/// changes, in live traffic as in a back-test.
public final class IssueDecisions {

    private IssueDecisions() {}

    /// Decides for one key.
    ///
    /// @param state of the issue the key belongs to; null when no issue has it
    /// @param order knows the releases of the batch and of the issue's resolution
    public static IssueChange decide(
            @Nullable IssueState state, KeyBatch batch, ReleaseOrder order, Instant now) {
        if (state == null) {
            return new IssueChange.Opened(batch, priority(batch.newest()), null);
        }
        return switch (state.status()) {
            case UNRESOLVED -> counted(state, batch);
            case RESOLVED -> resolved(state, batch, order);
            case IGNORED -> ignored(state, batch, now);
        };
    }

    /// Decides for all keys of a batch, in order; later keys of an issue see what earlier ones did.
    ///
    /// @param states by key; keys without an issue are absent
    public static List<IssueChange> decideAll(
            Map<IssueKey, IssueState> states,
            List<KeyBatch> batches,
            ReleaseOrder order,
            Instant now) {
        Map<IssueId, IssueState> current = new HashMap<>();
        states.values().forEach(state -> current.put(state.id(), state));
        List<IssueChange> changes = new ArrayList<>(batches.size());
        for (KeyBatch batch : batches) {
            IssueState known = states.get(batch.key());
            IssueState state = known == null ? null : current.get(known.id());
            IssueChange change = decide(state, batch, order, now);
            changes.add(change);
            if (state != null) {
                current.put(state.id(), after(state, change));
            }
        }
        return changes;
    }

    private static IssueState after(IssueState state, IssueChange change) {
        return switch (change) {
            case IssueChange.Opened _ -> state;
            case IssueChange.Counted(_, _, var tally) -> state.tallied(tally);
            case IssueChange.Regressed _ -> state.reopened(Substatus.REGRESSED);
            case IssueChange.Unmuted(_, _, var why) -> state.reopened(why.substatus());
        };
    }

    /// Reference 4.5: by level; feedback is medium.
    private static Priority priority(GroupedEvent event) {
        return switch (event.category()) {
            case ERROR -> Priority.ofLevel(event.level());
            case FEEDBACK -> Priority.MEDIUM;
        };
    }

    private static IssueChange resolved(IssueState state, KeyBatch batch, ReleaseOrder order) {
        Resolution resolution = state.resolution();
        if (resolution == null) {
            throw new IllegalStateException("Resolved without a resolution: " + state.id());
        }
        return Regressions.findReopening(resolution, batch, order)
                .<IssueChange>map(why -> new IssueChange.Regressed(batch, state.id(), why))
                .orElseGet(() -> counted(state, batch));
    }

    private static IssueChange ignored(IssueState state, KeyBatch batch, Instant now) {
        Snooze snooze = state.snooze();
        if (snooze == null || !snooze.hasCondition()) {
            return counted(state, batch);
        }
        SnoozeTally tally = state.tally().plus(batch, snooze, now);
        SnoozeEnd end = tally.end(snooze, now);
        return end == null
                ? new IssueChange.Counted(batch, state.id(), tally)
                : new IssueChange.Unmuted(batch, state.id(), end);
    }

    private static IssueChange counted(IssueState state, KeyBatch batch) {
        return new IssueChange.Counted(batch, state.id(), state.tally());
    }
}
