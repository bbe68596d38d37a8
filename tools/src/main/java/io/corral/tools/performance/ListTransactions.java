package io.corral.tools.performance;

import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `list-transactions`: which transactions take the time.
public final class ListTransactions {

    private static final int NAME_MAX = 80;
    private static final String RATE = "epm()";
    private static final String PROJECT = "project";
    private static final Map<String, String> ORDERS = Map.of(
            "total", SpanTable.TOTAL, "slow", SpanTable.P95, "count", SpanTable.COUNT,
            "failures", SpanTable.FAILURES);

    private ListTransactions() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("list-transactions", Category.PERFORMANCE,
                "Lists transactions: those that take the most time first, unless told otherwise.",
                "Name, project, kind, count, calls a minute, median, 95th percentile, failure rate"
                        + " and share of all time of each; how much the others make up.",
                List.of(
                        Parameter.choice("sort", "ORDER",
                                List.of("total", "slow", "count", "failures"),
                                "By time in all (total), 95th percentile (slow), number (count) or"
                                        + " failure rate (failures).")
                                .orElse("total"),
                        SpanTable.period(),
                        Parameter.text("query", "QUERY",
                                "Search among transactions, such as 'transaction:/api/*'.")
                                .orElse(""),
                        Parameter.text("environment", "NAME", "Only this environment."),
                        Parameter.integer("limit", "N", "At most so many, up to 100.")
                                .orElse("10")),
                List.of("", "--sort slow --period 7d"),
                "event:read, org:read", new Work.Reads(ListTransactions::answer));
    }

    private static Answer answer(ToolCall call) {
        String order = ORDERS.getOrDefault(call.arguments().required("sort"), SpanTable.TOTAL);
        JsonNode data = SpanTable.of(call).rows(
                List.of(SpanTable.TRANSACTION, PROJECT, SpanTable.OPERATION, SpanTable.COUNT, RATE,
                        SpanTable.P50, SpanTable.P95, SpanTable.FAILURES, SpanTable.TOTAL),
                ("is_transaction:true " + String.join("", call.arguments().texts("query")))
                        .strip(),
                "-" + order, SpanTable.ROWS_READ);
        double all = data.valueStream()
                .mapToDouble(row -> row.path(SpanTable.TOTAL).asDouble(0)).sum();
        int limit = Math.clamp(call.arguments().numberOr("limit", 10), 1, SpanTable.ROWS_READ);
        List<List<Cell>> rows = new ArrayList<>();
        double rest = 0;
        for (JsonNode row : data) {
            if (rows.size() < limit) {
                rows.add(cells(row, all));
            } else {
                rest += row.path(SpanTable.TOTAL).asDouble(0);
            }
        }
        Answer answer = Answer.of(new Table("transactions", List.of("transaction", "project",
                "op", "count", "per min", "p50", "p95", "failed", "time"), rows));
        if (rows.isEmpty()) {
            return answer.hint(SpanTable.EMPTY);
        }
        return data.size() <= limit
                ? answer
                : answer.hint((data.size() - limit)
                        + (data.size() == SpanTable.ROWS_READ ? " or more" : "")
                        + " others take " + SpanTable.share(rest / all).text() + " of the time.");
    }

    private static List<Cell> cells(JsonNode row, double all) {
        return List.of(
                Cell.untrusted(row.path(SpanTable.TRANSACTION).asString("(none)"), NAME_MAX),
                Cell.of(row.path(PROJECT)), Cell.untrusted(
                        row.path(SpanTable.OPERATION).asString(""), 30),
                Cell.of(row.path(SpanTable.COUNT)),
                Cell.rounded(row.path(RATE).asDouble(0), 2),
                SpanTable.duration(row.path(SpanTable.P50).asDouble(Double.NaN)),
                SpanTable.duration(row.path(SpanTable.P95).asDouble(Double.NaN)),
                SpanTable.share(row.path(SpanTable.FAILURES).asDouble(Double.NaN)),
                SpanTable.share(row.path(SpanTable.TOTAL).asDouble(0) / all));
    }
}
