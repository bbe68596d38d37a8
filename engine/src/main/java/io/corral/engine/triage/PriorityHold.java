package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Lets a priority rise at once, and fall only when the verdict said so for some rounds on end, so
/// that what comes and goes does not flap. Forgets on restart: then it counts anew. Thread-safe.
final class PriorityHold {

    /// Rounds a lower verdict has to hold.
    static final int ROUNDS = 3;

    private final Map<OrganizationId, Map<IssueId, Integer>> falling = new HashMap<>();

    /// Which way a priority is to go.
    enum Way {
        RISES,
        FALLS
    }

    /// Which of them change now. One that is not asked for in a round begins anew.
    synchronized Set<IssueId> due(OrganizationId organization, Map<IssueId, Way> wanted) {
        Map<IssueId, Integer> before = falling.getOrDefault(organization, Map.of());
        Map<IssueId, Integer> held = new HashMap<>();
        Set<IssueId> due = new HashSet<>();
        wanted.forEach((issue, way) -> {
            int rounds = before.getOrDefault(issue, 0) + 1;
            if (way == Way.RISES || rounds >= ROUNDS) {
                due.add(issue);
            } else {
                held.put(issue, rounds);
            }
        });
        falling.put(organization, held);
        return due;
    }
}
