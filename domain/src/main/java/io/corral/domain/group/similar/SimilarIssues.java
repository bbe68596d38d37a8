package io.corral.domain.group.similar;

import io.corral.domain.id.IssueId;

/// Two issues and how alike they are.
///
/// @param first the one with the lower id
public record SimilarIssues(IssueId first, IssueId second, Evidence evidence) {

    public SimilarIssues {
        if (first.value() >= second.value()) {
            throw new IllegalArgumentException(
                    "a pair names two issues in order, found " + first + " and " + second);
        }
    }

    /// Whether the issue is one of them.
    public boolean names(IssueId issue) {
        return first.equals(issue) || second.equals(issue);
    }

    /// The one that is not this one.
    public IssueId other(IssueId issue) {
        return first.equals(issue) ? second : first;
    }

    /// From 0 to 1.
    public double score() {
        return evidence.score();
    }
}
