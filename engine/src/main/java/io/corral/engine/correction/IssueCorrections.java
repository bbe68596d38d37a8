package io.corral.engine.correction;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueMerge;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.search.IssueEvents;
import io.corral.store.PayloadStore;
import io.corral.store.issue.CorrectionStore;
import io.corral.store.issue.CorrectionStore.Moved;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.LinkedKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Merges issues that are one bug, gives keys that are another an issue of their own, and takes
/// both back; events that come later follow. Thread-safe.
public final class IssueCorrections {

    private final CorrectionStore store;
    private final Reading reading;
    private final Faces faces;
    private final InstantSource clock;

    /// @param reading where issues are read that are to be shown anew
    public IssueCorrections(CorrectionStore store, Reading reading, InstantSource clock) {
        this.store = store;
        this.reading = reading;
        this.faces = new Faces(store, reading);
        this.clock = clock;
    }

    /// Where the newest event of an issue is read.
    public record Reading(
            IssueQueries issues, IssueEvents events, PayloadStore payloads, Assembly assembly) {}

    /// What came of it.
    public sealed interface Result {
        /// Merged, or split: then the issue that is new.
        ///
        /// @param issue where the events are now
        /// @param others issues that vanished into it; none after a split
        record Done(IssueId issue, List<IssueId> others) implements Result {
            public Done {
                others = List.copyOf(others);
            }
        }

        /// Nothing changed.
        ///
        /// @param sentence why
        record Refused(String sentence) implements Result {}
    }

    /// Merges issues.
    ///
    /// @param actor null when Corral itself does it
    /// @param reason what the person says about it; null for nothing
    public Result merge(
            List<Issue> issues, @Nullable UserId actor, @Nullable String reason) {
        return switch (IssueMerge.decide(issues)) {
            case IssueMerge.Decision.Refused(var sentence) -> new Result.Refused(sentence);
            case IssueMerge.Decision.Merge(var parent, var children) -> new Result.Done(
                    parent, store.merge(parent, children, by(actor, reason)));
        };
    }

    private Correction by(@Nullable UserId actor, @Nullable String reason) {
        return new Correction(actor, clock.instant(), reason);
    }

    /// The keys of an issue, most events first.
    public List<LinkedKey> keys(Issue issue) {
        return store.keys(issue.id());
    }

    /// Gives keys of an issue an issue of their own.
    ///
    /// @param reason what the person says about it; null for nothing
    public Result split(Issue issue, Set<Long> keys, UserId actor, @Nullable String reason) {
        if (issue.category() != IssueCategory.ERROR) {
            return new Result.Refused("Only errors can be split.");
        }
        List<LinkedKey> known = store.keys(issue.id());
        Set<IssueKey> wanted = known.stream().map(LinkedKey::key)
                .filter(key -> keys.contains(key.key())).collect(Collectors.toSet());
        if (keys.isEmpty() || wanted.size() < keys.size()) {
            return new Result.Refused("The issue does not have these keys any more.");
        }
        if (wanted.size() == known.size()) {
            return new Result.Refused("At least one key has to stay with the issue.");
        }
        return faces.ofKeys(issue, wanted)
                .flatMap(face -> store.split(issue.id(), wanted, face, by(actor, reason)))
                .<Result>map(this::split)
                .orElseGet(() -> new Result.Refused("No event with these keys is stored any more:"
                        + " there is nothing to show of them."));
    }

    private Result split(Moved moved) {
        moved.stale().forEach(this::refresh);
        return new Result.Done(moved.issues().getFirst(), List.of());
    }

    /// Takes a merge or a split by key back; [SplitJobs] does that of others.
    ///
    /// @param activity entry in the history of the issue
    /// @return empty when nothing is there to be undone
    public Optional<List<IssueId>> undo(Issue issue, long activity, UserId actor) {
        return store.undo(issue.id(), activity, by(actor, null)).map(moved -> {
            moved.stale().forEach(this::refresh);
            return moved.issues();
        });
    }

    /// Shows an issue by the newest event it still has; without a stored one it stays as it is.
    private void refresh(IssueId id) {
        reading.issues.find(id).ifPresent(issue -> faces.of(issue)
                .ifPresent(face -> store.show(id, face)));
    }
}
