package io.corral.cli.triage;

import io.corral.cli.command.Terminal;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.SentryClient;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Priorities that differ from what the verdicts say: what is going to be set, and setting it. What
/// somebody set by hand stays, and so does what was judged by its title alone.
final class PriorityPlan {

    private static final int AT_ONCE = 50;
    private static final int SHOWN_MAX = 30;
    private static final String PRIORITY = "priority";

    private final List<Change> changes;
    private final int byHand;
    private final int unseen;

    private PriorityPlan(List<Change> changes, int byHand, int unseen) {
        this.changes = changes;
        this.byHand = byHand;
        this.unseen = unseen;
    }

    private record Change(String id, String from, String to, Verdict verdict) {}

    /// Works it out.
    ///
    /// @param issues as they were read
    static PriorityPlan of(List<Verdict> verdicts, JsonNode issues) {
        Map<String, JsonNode> byShortId = new HashMap<>();
        issues.forEach(issue -> byShortId.putIfAbsent(
                issue.path("shortId").asString(""), issue));
        List<Change> changes = new ArrayList<>();
        int byHand = 0;
        int unseen = 0;
        for (Verdict verdict : verdicts) {
            JsonNode issue = byShortId.get(verdict.shortId());
            String from = issue == null ? "" : issue.path(PRIORITY).asString("");
            String to = priority(verdict);
            if (issue == null || from.isEmpty() || from.equals(to)) {
                continue;
            }
            if (!issue.path("priorityLockedAt").asString("").isEmpty()) {
                byHand++;
            } else if (verdict.notSeen().contains("latestEvent")) {
                unseen++;
            } else {
                changes.add(new Change(issue.path("id").asString(""), from, to, verdict));
            }
        }
        return new PriorityPlan(changes, byHand, unseen);
    }

    private static String priority(Verdict verdict) {
        return switch (verdict.tier()) {
            case 1, 2 -> "high";
            case 3 -> "medium";
            default -> "low";
        };
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /// Says what is going to be set.
    void print(PrintWriter out) {
        out.println("Going to set the priority of " + changes.size() + " issues:");
        changes.stream().limit(SHOWN_MAX).forEach(change -> out.printf(
                "  %-24s %-6s -> %-6s  tier %d: %s%n", Terminal.line(change.verdict().shortId()),
                Terminal.line(change.from()), change.to(), change.verdict().tier(),
                Terminal.cut(Terminal.line(rule(change.verdict())), 60)));
        if (changes.size() > SHOWN_MAX) {
            out.println("  and " + (changes.size() - SHOWN_MAX) + " more: " + counts());
        }
        printLeft(out);
        out.flush();
    }

    private static String rule(Verdict verdict) {
        return verdict.path().isEmpty()
                ? ""
                : verdict.path().getFirst().replaceFirst("^tier \\d: ", "");
    }

    private String counts() {
        return changes.stream().collect(Collectors.groupingBy(Change::to, TreeMap::new,
                Collectors.counting())).entrySet().stream()
                .map(each -> each.getValue() + " to " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    /// Says what stays although a verdict says otherwise.
    void printLeft(PrintWriter out) {
        if (byHand > 0) {
            out.println("Left as somebody set it: " + byHand);
        }
        if (unseen > 0) {
            out.println("Left because the latest event was not seen: " + unseen);
        }
    }

    /// Sets them, some at once.
    ///
    /// @param organization slug
    /// @return how many were set
    /// @throws ClientException with how many were set before it
    int apply(SentryClient client, String organization) {
        Map<String, List<Change>> byPriority = changes.stream()
                .collect(Collectors.groupingBy(Change::to, TreeMap::new, Collectors.toList()));
        int set = 0;
        for (var group : byPriority.entrySet()) {
            List<Change> all = group.getValue();
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<String> ids = all.subList(from, Math.min(all.size(), from + AT_ONCE))
                        .stream().map(Change::id).toList();
                try {
                    client.call("PUT", "/api/0/organizations/"
                            + SentryClient.segment(organization) + "/issues/",
                            Map.of("id", ids, "project", List.of("-1")),
                            Json.MAPPER.createObjectNode().put(PRIORITY, group.getKey()));
                } catch (ClientException e) {
                    throw new ClientException(e.reason(), set + " of " + changes.size()
                            + " priorities were set, then: " + e.sentence());
                }
                set += ids.size();
            }
        }
        return set;
    }
}
