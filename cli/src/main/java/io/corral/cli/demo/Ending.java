package io.corral.cli.demo;

import io.corral.cli.command.Terminal;
import io.corral.tools.client.SentryClient;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// How the demo ends: with the worklist as the server ranks it, and what somebody would have had to
/// read without it. Everything here is the server's answer.
final class Ending {

    private static final String PAGE = "100";
    private static final int TITLE_MAX = 74;
    private static final int REASONS_MAX = 3;
    private static final int EVIDENCE_MAX = 96;
    private static final int NEXT_MAX = 160;

    private final PrintWriter out;
    private final List<JsonNode> ranked = new ArrayList<>();
    private final List<JsonNode> byCount = new ArrayList<>();
    private final Map<String, JsonNode> issues = new HashMap<>();

    /// Asks the server.
    Ending(SentryClient client, PrintWriter out) {
        this.out = out;
        String root = "/api/0/organizations/" + client.organization();
        client.get(root + "/triage/", Map.of("per_page", List.of(PAGE), "shown", List.of("1")))
                .forEach(ranked::add);
        client.get(root + "/issues/", Map.of("query", List.of(""), "sort", List.of("freq"),
                "limit", List.of(PAGE))).forEach(byCount::add);
        byCount.forEach(issue -> issues.put(text(issue, "shortId"), issue));
    }

    /// Short id of what to look at first.
    String first() {
        return ranked.isEmpty() ? "" : text(ranked.getFirst(), "shortId");
    }

    void print() {
        List<JsonNode> work =
                ranked.stream().filter(row -> row.path("noise").isNull()).toList();
        if (work.isEmpty()) {
            out.println("Nothing to look at.");
            return;
        }
        head("Look at this first");
        row(work.getFirst());
        reasons(work.getFirst());
        head(bugs(work.size() - 1) + " after it");
        work.subList(1, work.size()).forEach(this::row);
        printKnown();
        printNoise();
        printOtherwise(work);
    }

    private static String bugs(int count) {
        return count == 1 ? "1 bug" : count + " bugs";
    }

    private void head(String text) {
        out.println();
        out.println(Terminal.styled("bold", text));
    }

    private void row(JsonNode row) {
        JsonNode issue = issues.get(text(row, "shortId"));
        out.printf(Locale.ROOT, "%4d  %s  %-9s %s%s%n", row.path("rank").asInt(),
                text(row, "severity"), text(row, "shortId"),
                Terminal.cut(text(row, "title"), TITLE_MAX), issue == null
                        ? ""
                        : "  (%,d)".formatted(count(issue)));
    }

    private void reasons(JsonNode row) {
        int shown = 0;
        for (JsonNode reason : row.path("reasons")) {
            if (shown++ < REASONS_MAX) {
                out.println("          why    " + Terminal.cut(text(reason, "signal") + ": "
                        + text(reason, "evidence"), EVIDENCE_MAX));
            }
        }
        out.println("          cause  " + Terminal.cut(text(row, "cause"), EVIDENCE_MAX));
        out.println("          next   " + Terminal.cut(text(row, "nextStep"), NEXT_MAX));
    }

    private void printKnown() {
        List<JsonNode> known = byCount.stream()
                .filter(issue -> text(issue, "status").equals("ignored")).toList();
        head(known.size() + " known: met before and ignored, none of them escalates");
        fold(known.stream().collect(Collectors.groupingBy(
                Ending::reason, TreeMap::new, Collectors.toList())));
    }

    private static String reason(JsonNode issue) {
        String reason = text(issue.path("statusDetails"), "ignoreReason");
        return reason.isEmpty() ? "ignored" : reason;
    }

    private void printNoise() {
        List<JsonNode> noise =
                ranked.stream().filter(row -> !row.path("noise").isNull()).toList();
        head(noise.size() + " noise, set aside");
        fold(noise.stream().collect(Collectors.groupingBy(
                row -> text(row, "noise"), TreeMap::new, Collectors.toList())));
    }

    private void fold(Map<String, List<JsonNode>> classes) {
        classes.forEach((name, rows) -> out.printf("      %-18s %2d  %s%n", name, rows.size(),
                rows.stream().map(row -> text(row, "shortId")).collect(Collectors.joining(" "))));
    }

    // By count, the last of what needs somebody stands behind what does not.
    private void printOtherwise(List<JsonNode> work) {
        List<Integer> places = new ArrayList<>();
        long events = 0;
        for (int i = 0; i < byCount.size(); i++) {
            String shortId = text(byCount.get(i), "shortId");
            events += count(byCount.get(i));
            if (work.stream().skip(1).anyMatch(row -> text(row, "shortId").equals(shortId))) {
                places.add(i + 1);
            }
        }
        if (places.isEmpty()) {
            return;
        }
        head("Without it");
        out.printf(Locale.ROOT, """
                      %,d events, or %d issues by how often they happened. There the %s stand at
                      places %s: %d rows to read for what are the first %d here.
                """, events, byCount.size(), bugs(places.size()),
                places.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                places.getLast(), work.size());
    }

    private static long count(JsonNode issue) {
        return Long.parseLong(issue.path("count").asString("0"));
    }

    private static String text(JsonNode node, String name) {
        return Terminal.text(node.path(name));
    }
}
