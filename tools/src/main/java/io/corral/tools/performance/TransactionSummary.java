package io.corral.tools.performance;

import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `transaction-summary`: how one transaction fares, and where its time goes.
public final class TransactionSummary {

    private static final int SPANS_SHOWN = 5;
    private static final int SPANS_READ = 50;
    private static final int SLOWEST_SHOWN = 3;
    private static final int ISSUES_SHOWN = 5;
    private static final int TEXT_MAX = 70;
    private static final String P75 = "p75(span.duration)";
    private static final String P99 = "p99(span.duration)";
    private static final String USERS = "count_unique(user)";
    private static final String DURATION = "span.duration";
    private static final String AVERAGE = "avg(span.duration)";
    private static final List<String> NUMBERS = List.of(SpanTable.COUNT, SpanTable.P50, P75,
            SpanTable.P95, P99, SpanTable.FAILURES, USERS, "epm()",
            SpanTable.TOTAL, AVERAGE);

    private TransactionSummary() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("transaction-summary", Category.PERFORMANCE,
                "Shows one transaction: speed, failures, change, where the time goes, its issues.",
                "Count, calls a minute, users, average, percentiles 50 to 99, failure rate, the"
                        + " same of the period before, the worst hour, spans that take the most"
                        + " time, slowest traces, open issues.",
                List.of(
                        Parameter.text("transaction", "NAME",
                                "Name of the transaction, as list-transactions shows it.")
                                .asRequiredWord(),
                        SpanTable.period(),
                        Parameter.text("environment", "NAME", "Only this environment.")),
                List.of("'GET /checkout'", "'GET /checkout' --period 7d"),
                "event:read, org:read", new Work.Reads(TransactionSummary::answer));
    }

    private static Answer answer(ToolCall call) {
        String name = SlowQueries.quoted(call.arguments().required("transaction"));
        String query = "is_transaction:true " + name;
        SpanTable window = SpanTable.of(call);
        JsonNode now = window.rows(NUMBERS, query, "-" + SpanTable.COUNT, 1).path(0);
        if (now.path(SpanTable.COUNT).asLong(0) == 0) {
            return Answer.of().hint(SpanTable.EMPTY)
                    .hint("list-transactions shows the names there are.");
        }
        JsonNode before = window.before()
                .rows(NUMBERS, query, "-" + SpanTable.COUNT, 1).path(0);
        Facts facts = worst(numbers(now, before), window.series(SpanTable.P95, query));
        return Answer.of(facts, spans(window, name, now.path(SpanTable.TOTAL).asDouble(Double.NaN)),
                slowest(window, query), issues(call, name));
    }

    private static Facts numbers(JsonNode now, JsonNode before) {
        return Facts.named("transaction")
                .with("count", Cell.of(now.path(SpanTable.COUNT)))
                .with("per min", Cell.rounded(now.path("epm()").asDouble(0), 2))
                .with("users", Cell.of(now.path(USERS)))
                .with("avg", millis(now, AVERAGE)).with("p50", millis(now, SpanTable.P50))
                .with("p75", millis(now, P75))
                .with("p95", millis(now, SpanTable.P95)).with("p99", millis(now, P99))
                .with("failed", SpanTable.share(
                        now.path(SpanTable.FAILURES).asDouble(Double.NaN)))
                .with("before", Cell.of(before.path(SpanTable.COUNT).asLong(0) == 0
                        ? "nothing in the period before"
                        : "count " + before.path(SpanTable.COUNT).asLong(0) + ", p50 "
                                + millis(before, SpanTable.P50).text() + ", p95 "
                                + millis(before, SpanTable.P95).text() + ", failed "
                                + SpanTable.share(before.path(SpanTable.FAILURES)
                                        .asDouble(Double.NaN)).text()));
    }

    private static Cell millis(JsonNode row, String field) {
        return SpanTable.duration(row.path(field).asDouble(Double.NaN));
    }

    private static Facts worst(Facts facts, JsonNode series) {
        double worst = 0;
        long at = 0;
        for (JsonNode point : series) {
            double value = point.path(1).path(0).path("count").asDouble(0);
            if (value > worst) {
                worst = value;
                at = point.path(0).asLong(0);
            }
        }
        return worst == 0
                ? facts
                : facts.with("worst p95", Cell.of(SpanTable.duration(worst).text() + " from "
                        + Instant.ofEpochSecond(at).toString().substring(0, 16).replace('T', ' ')));
    }

    private static Table spans(SpanTable window, String name, double all) {
        JsonNode data = window.rows(
                List.of(SpanTable.OPERATION, SpanTable.DESCRIPTION, SpanTable.COUNT,
                        SpanTable.P95, SpanTable.TOTAL),
                "is_transaction:false " + name, "-" + SpanTable.TOTAL, SPANS_READ);
        List<List<Cell>> rows = new ArrayList<>();
        for (JsonNode row : data) {
            if (rows.size() < SPANS_SHOWN) {
                rows.add(List.of(SpanTable.share(row.path(SpanTable.TOTAL).asDouble(0) / all),
                        Cell.of(row.path(SpanTable.COUNT)), millis(row, SpanTable.P95),
                        Cell.untrusted(row.path(SpanTable.OPERATION).asString(""), 30),
                        Cell.untrusted(row.path(SpanTable.DESCRIPTION).asString(""), TEXT_MAX)));
            }
        }
        return new Table("spans", List.of("of its time", "count", "p95", "op", "span"), rows);
    }

    private static Table slowest(SpanTable window, String query) {
        List<List<Cell>> rows = new ArrayList<>();
        for (JsonNode row : window.rows(List.of("id", "trace", DURATION, "timestamp"), query,
                "-" + DURATION, SLOWEST_SHOWN)) {
            rows.add(List.of(millis(row, DURATION), Cell.time(row.path("timestamp")),
                    Cell.untrusted(row.path("trace").asString(""), TEXT_MAX)));
        }
        return new Table("slowest", List.of("took", "at", "trace"), rows);
    }

    private static Table issues(ToolCall call, String name) {
        List<List<Cell>> rows = new ArrayList<>();
        for (JsonNode issue : call.get(call.inOrganization("issues/"), Map.of(
                "query", List.of(call.query("is:unresolved " + name)), "project",
                ToolCall.ALL_PROJECTS, "sort", List.of("freq"),
                "limit", List.of(Integer.toString(ISSUES_SHOWN))))) {
            rows.add(List.of(Cell.of(issue.path("shortId")),
                    Cell.count(issue.path("count")),
                    Cell.untrusted(issue.path("title").asString(""), TEXT_MAX)));
        }
        return new Table("issues", List.of("issue", "events", "title"), rows);
    }
}
