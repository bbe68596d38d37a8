package io.corral.cli.grouping;

import io.corral.cli.command.Terminal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The report of a trial for a terminal. Texts come from events, so control characters are left
/// out.
///
/// @param backtest as the server describes it
record BacktestText(JsonNode backtest) {

    private static final int TITLE_MAX = 70;

    /// Prints it.
    void print(PrintWriter out) {
        lines().forEach(out::println);
        out.flush();
    }

    List<String> lines() {
        JsonNode report = backtest.path("report");
        List<String> lines = new ArrayList<>();
        lines.add("%,d events read, %,d of them different; %,d could not be read.".formatted(
                number(report, "events"), number(report, "distinct"),
                number(report, "unreadable")));
        lines.add("Issues: %,d merged, %,d split, %,d new, %,d unchanged.".formatted(
                number(report, "merged"), number(report, "split"), number(report, "opened"),
                number(report, "unchanged")));
        lines.add("Events that would be in another issue: %,d.".formatted(
                number(report, "moved")));
        for (JsonNode alert : report.path("alerts")) {
            lines.add("%s: fired %s, would have fired %s.".formatted(name(alert),
                    times(number(alert, "before")), times(number(alert, "after"))));
        }
        if (!report.path("differences").isEmpty()) {
            lines.add("");
            lines.add("Largest differences:");
        }
        for (JsonNode difference : report.path("differences")) {
            add(lines, difference);
        }
        return lines;
    }

    private static String times(long times) {
        return times == 1 ? "once" : Terminal.many("%,d".formatted(times), "time");
    }

    private static long number(JsonNode node, String name) {
        return node.path(name).asLong();
    }

    private static String name(JsonNode alert) {
        return alert.path("type").asString().equals("frequency")
                ? "Alert on more than %,d events in %d h".formatted(
                        number(alert, "threshold"), number(alert, "hours"))
                : "Alert on new issues";
    }

    private static void add(List<String> lines, JsonNode difference) {
        lines.add("  %,9d  %-6s  %s -> %s".formatted(number(difference, "events"),
                difference.path("kind").asString(), issue(difference.path("from")),
                issue(difference.path("to"))));
        for (JsonNode reason : difference.path("evidence").path("reasons")) {
            lines.add(" ".repeat(21) + plain(reason.asString()));
        }
    }

    private static String issue(JsonNode issue) {
        if (issue.path("id").isNull()) {
            return "a new issue";
        }
        String title = plain(issue.path("title").asString(""));
        return issue.path("shortId").asString("issue " + issue.path("id").asString()) + " "
                + (title.length() > TITLE_MAX ? title.substring(0, TITLE_MAX) + "…" : title);
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
