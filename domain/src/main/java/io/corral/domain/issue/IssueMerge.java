package io.corral.domain.issue;

import io.corral.domain.id.IssueId;
import java.util.Comparator;
import java.util.List;

/// Decides how issues that are one bug become one. Pure.
public final class IssueMerge {

    private static final Comparator<Issue> BY_EVENTS =
            Comparator.<Issue>comparingLong(issue -> issue.numbers().events())
                    .thenComparing(Issue::id, Comparator.comparingLong(IssueId::value).reversed());

    private IssueMerge() {}

    /// What is to be done.
    public sealed interface Decision {
        /// The parent takes over everything of the children.
        record Merge(IssueId parent, List<IssueId> children) implements Decision {
            public Merge {
                children = List.copyOf(children);
            }
        }

        /// Nothing.
        ///
        /// @param sentence why
        record Refused(String sentence) implements Decision {}
    }

    /// The issue with the most events stays, the older of equals.
    public static Decision decide(List<Issue> issues) {
        if (issues.stream().map(Issue::id).distinct().count() < 2) {
            return new Decision.Refused("At least two issues are needed to merge.");
        }
        if (issues.stream().map(Issue::project).distinct().count() > 1) {
            return new Decision.Refused("Issues of several projects cannot be merged.");
        }
        if (issues.stream().anyMatch(issue -> issue.category() != IssueCategory.ERROR)) {
            return new Decision.Refused("Only errors can be merged.");
        }
        IssueId parent = issues.stream().max(BY_EVENTS).orElseThrow().id();
        return new Decision.Merge(parent, issues.stream()
                .map(Issue::id).distinct().filter(id -> !id.equals(parent)).toList());
    }
}
