package io.corral.domain.triage.check;

import java.util.ArrayList;
import java.util.List;

/// Asks every question of the runbook about one issue.
public final class Checks {

    private Checks() {}

    /// One check for each type, in their order.
    public static List<Check> of(Examined examined) {
        List<Check> checks = new ArrayList<>();
        for (CheckType type : CheckType.values()) {
            checks.add(of(type, examined));
        }
        return List.copyOf(checks);
    }

    private static Check of(CheckType type, Examined examined) {
        return switch (type) {
            case ISSUE -> StateChecks.issue(examined);
            case FREQUENCY -> Frequency.of(examined);
            case SEEN -> StateChecks.seen(examined);
            case USERS -> ReachChecks.users(examined);
            case ENVIRONMENT -> ReachChecks.environment(examined);
            case RELEASE -> ReleaseChecks.release(examined);
            case SUSPECT_COMMITS -> ReleaseChecks.suspects(examined);
            case STACK_TRACE -> EventChecks.stack(examined);
            case BREADCRUMBS -> BreadcrumbCheck.of(examined);
            case USER_CONTEXT -> UserContextCheck.of(examined);
            case TAG_PATTERNS -> TagPatterns.of(examined);
        };
    }
}
