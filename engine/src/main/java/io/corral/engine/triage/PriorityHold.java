package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Lets a priority rise at once, and fall only when the verdict said so for some rounds on end, so
/// that what comes and goes does not flap. One that nobody set yet follows its first verdict at
/// once. Forgets on restart: then it counts anew. Thread-safe.
final class PriorityHold {

    /// Rounds a lower verdict has to hold.
    static final int ROUNDS = 3;

    private final Map<OrganizationId, Map<IssueId, Integer>> falling = new HashMap<>();
    private final Map<OrganizationId, Set<IssueId>> agreed = new HashMap<>();

    /// Which way a priority is to go.
    enum Way {
        RISES,
        /// It falls, and is that of the level still.
        FALLS_FIRST,
        FALLS
    }

    /// Whether a verdict said the same as the level, so that there was a first one.
    synchronized boolean isAgreed(OrganizationId organization, IssueId issue) {
        return agreed.getOrDefault(organization, Set.of()).contains(issue);
    }

    /// Which of them change now. One that is not asked for in a round begins anew.
    ///
    /// @param agreeing those whose priority, that of the level still, is what their verdict says:
    ///     this was their first verdict
    synchronized Set<IssueId> due(
            OrganizationId organization, Map<IssueId, Way> wanted, Set<IssueId> agreeing) {
        Set<IssueId> judged = agreed.computeIfAbsent(organization, _ -> new HashSet<>());
        judged.removeIf(issue -> !wanted.containsKey(issue));
        judged.addAll(agreeing);
        Map<IssueId, Integer> before = falling.getOrDefault(organization, Map.of());
        Map<IssueId, Integer> held = new HashMap<>();
        Set<IssueId> due = new HashSet<>();
        wanted.forEach((issue, way) -> {
            int rounds = before.getOrDefault(issue, 0) + 1;
            boolean first = way == Way.FALLS_FIRST && !judged.contains(issue);
            if (first || way == Way.RISES || rounds >= ROUNDS) {
                due.add(issue);
            } else {
                held.put(issue, rounds);
            }
        });
        falling.put(organization, held);
        return due;
    }
}
