package io.corral.domain.group.similar;

import io.corral.domain.id.IssueId;
import java.util.HashMap;
import java.util.Map;

/// Issues that people parted: no two of them are proposed to be one again. Not thread-safe.
public final class PartedIssues {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    /// Of each issue, the score from which on it may be proposed to be one with another.
    private final Map<IssueId, Map<IssueId, Double>> apart = new HashMap<>();

    /// Two issues are not one bug, whatever speaks for it.
    public void part(IssueId one, IssueId other) {
        part(one, other, NEVER);
    }

    /// Two issues are not one bug; does nothing when they are one issue.
    ///
    /// @param convincing score of a pair that may be proposed all the same
    public void part(IssueId one, IssueId other, double convincing) {
        if (!one.equals(other)) {
            apart.computeIfAbsent(one, _ -> new HashMap<>()).merge(other, convincing, Math::max);
            apart.computeIfAbsent(other, _ -> new HashMap<>()).merge(one, convincing, Math::max);
        }
    }

    /// A part of an issue became another: what the whole was parted from, the part is too. To be
    /// told in the order of time.
    public void split(IssueId whole, IssueId part) {
        Map.copyOf(apart.getOrDefault(whole, Map.of()))
                .forEach((each, convincing) -> part(part, each, convincing));
        part(whole, part);
    }

    /// Whether a pair is not to be proposed.
    public boolean forbids(SimilarIssues pair) {
        Double convincing = apart.getOrDefault(pair.first(), Map.of()).get(pair.second());
        return convincing != null && pair.score() < convincing;
    }

    /// Whether somebody said that they are not one bug.
    public boolean contains(IssueId one, IssueId other) {
        return apart.getOrDefault(one, Map.of()).containsKey(other);
    }
}
