package io.corral.engine.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueMerge;
import io.corral.store.issue.IssueStore;
import java.time.InstantSource;
import java.util.List;

/// Makes one issue of several that are the same bug; events that come later follow. Thread-safe.
public final class IssueMerging {

    private final IssueStore store;
    private final InstantSource clock;

    public IssueMerging(IssueStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What came of it.
    public sealed interface Result {
        /// Merged.
        record Done(IssueId parent, List<IssueId> children) implements Result {}

        /// Nothing changed.
        ///
        /// @param sentence why
        record Refused(String sentence) implements Result {}
    }

    /// Merges issues.
    ///
    /// @param actor who wants it
    public Result merge(List<Issue> issues, UserId actor) {
        return switch (IssueMerge.decide(issues)) {
            case IssueMerge.Decision.Refused(var sentence) -> new Result.Refused(sentence);
            case IssueMerge.Decision.Merge(var parent, var children) -> new Result.Done(
                    parent, store.merge(parent, children, actor, clock.instant()));
        };
    }
}
