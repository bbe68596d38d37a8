package io.corral.domain.group.similar;

import io.corral.domain.id.IssueId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// Makes groups of pairs: every issue stands in one group at most, is alike to the group's first,
/// and was parted from none of them.
public final class MergeGroups {

    /// Issues of one group.
    public static final int ISSUES_MAX = 50;

    private MergeGroups() {}

    /// Groups, the most alike first.
    ///
    /// @param pairs alike enough
    /// @param events of the issues; those without an entry are left out
    /// @param apart which issues must not come into one group
    public static List<List<SimilarIssues>> of(
            List<SimilarIssues> pairs, Map<IssueId, Long> events,
            BiPredicate<IssueId, IssueId> apart) {
        Map<IssueId, List<SimilarIssues>> byIssue = new HashMap<>();
        for (SimilarIssues pair : pairs) {
            if (events.containsKey(pair.first()) && events.containsKey(pair.second())) {
                byIssue.computeIfAbsent(pair.first(), _ -> new ArrayList<>()).add(pair);
                byIssue.computeIfAbsent(pair.second(), _ -> new ArrayList<>()).add(pair);
            }
        }
        List<IssueId> leaders = new ArrayList<>(byIssue.keySet());
        leaders.sort(Comparator.<IssueId>comparingLong(issue -> -events.getOrDefault(issue, 0L))
                .thenComparingLong(IssueId::value));
        Set<IssueId> taken = new HashSet<>();
        List<List<SimilarIssues>> groups = new ArrayList<>();
        for (IssueId leader : leaders) {
            if (taken.add(leader)) {
                List<SimilarIssues> group = group(leader, byIssue.getOrDefault(leader, List.of()),
                        taken, apart);
                if (!group.isEmpty()) {
                    groups.add(group);
                }
            }
        }
        groups.sort(Comparator.comparingDouble(group -> -group.getFirst().score()));
        return groups;
    }

    private static List<SimilarIssues> group(
            IssueId leader, List<SimilarIssues> pairs, Set<IssueId> taken,
            BiPredicate<IssueId, IssueId> apart) {
        List<SimilarIssues> sorted = new ArrayList<>(pairs);
        sorted.sort(Comparator.comparingDouble((SimilarIssues pair) -> -pair.score())
                .thenComparingLong(pair -> pair.other(leader).value()));
        List<SimilarIssues> group = new ArrayList<>();
        List<IssueId> members = new ArrayList<>(List.of(leader));
        for (SimilarIssues pair : sorted) {
            IssueId other = pair.other(leader);
            if (group.size() < ISSUES_MAX - 1
                    && members.stream().noneMatch(member -> apart.test(member, other))
                    && taken.add(other)) {
                group.add(pair);
                members.add(other);
            }
        }
        return group;
    }
}
