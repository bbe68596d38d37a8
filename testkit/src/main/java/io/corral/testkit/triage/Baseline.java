package io.corral.testkit.triage;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// An order people use today: what triage has to beat.
///
/// Orders that know no "high" call as many rows high as the labels have, which flatters them.
public enum Baseline {
    /// The issue stream sorted by events.
    EVENTS("by events"),
    /// The issue stream sorted by users.
    USERS("by users"),
    /// The level the developer chose, then users; errors of 100 users are high.
    LEVEL("level, then users"),
    /// The priority Sentry gave the issue.
    PRIORITY("the priority field");

    private static final Map<String, Integer> LEVELS =
            Map.of("fatal", 4, "error", 3, "warning", 2, "info", 1, "debug", 0);
    private static final Map<String, Integer> PRIORITIES = Map.of("high", 3, "medium", 2, "low", 1);

    private final String title;

    Baseline(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// The issues of an organisation in this order.
    public List<RankedIssue> rank(LabelledOrganization organization) {
        int highLabels = (int) organization.labels().values().stream()
                .filter(IssueLabel::high).count();
        List<JsonNode> issues = organization.bundle().path("issues").values().stream()
                .sorted(ascending().reversed()).toList();
        return IntStream.range(0, issues.size())
                .mapToObj(rank -> new RankedIssue(issues.get(rank).path("shortId").asString(),
                        high(issues.get(rank), rank < highLabels), null, null, null))
                .toList();
    }

    private Comparator<JsonNode> ascending() {
        Comparator<JsonNode> byUsers =
                Comparator.comparingLong(Baseline::users).thenComparingLong(Baseline::events);
        return switch (this) {
            case EVENTS -> Comparator.comparingLong(Baseline::events)
                    .thenComparing(issue -> issue.path("lastSeen").asString());
            case USERS -> byUsers;
            case LEVEL -> Comparator.comparingInt(Baseline::level).thenComparing(byUsers);
            case PRIORITY -> Comparator.comparingInt(Baseline::priority)
                    .thenComparing(issue -> issue.path("isUnhandled").asBoolean())
                    .thenComparing(byUsers);
        };
    }

    private boolean high(JsonNode issue, boolean amongFirst) {
        return switch (this) {
            case EVENTS, USERS -> amongFirst;
            case LEVEL -> level(issue) == 4 || (level(issue) == 3 && users(issue) >= 100);
            case PRIORITY -> priority(issue) == 3;
        };
    }

    private static long events(JsonNode issue) {
        return Long.parseLong(issue.path("count").asString());
    }

    private static long users(JsonNode issue) {
        return issue.path("userCount").asLong();
    }

    private static int level(JsonNode issue) {
        return LEVELS.getOrDefault(issue.path("level").asString(), 2);
    }

    private static int priority(JsonNode issue) {
        return PRIORITIES.getOrDefault(issue.path("priority").asString(), 2);
    }
}
