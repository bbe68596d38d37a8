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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `slow-queries`: which database queries take the time, and who asks them.
public final class SlowQueries {

    private static final int QUERY_MAX = 160;
    private static final int CALLERS_SHOWN = 2;
    private static final int CALLERS_MAX = 80;

    private SlowQueries() {}

    /// One query over the transactions that ask it.
    private static final class Query {
        private final String text;
        private final String operation;
        private final List<String> callers = new ArrayList<>();
        private long count;
        private double total;
        private double p95;

        private Query(String text, String operation) {
            this.text = text;
            this.operation = operation;
        }

        private void add(JsonNode row) {
            count += row.path(SpanTable.COUNT).asLong(0);
            total += row.path(SpanTable.TOTAL).asDouble(0);
            p95 = Math.max(p95, row.path(SpanTable.P95).asDouble(0));
            callers.add(row.path(SpanTable.TRANSACTION).asString("(none)"));
        }

        private List<Cell> cells(double all) {
            String names = String.join(", ",
                    callers.subList(0, Math.min(CALLERS_SHOWN, callers.size())));
            int others = callers.size() - CALLERS_SHOWN;
            return List.of(
                    Cell.of(count), SpanTable.duration(total / Math.max(1, count)),
                    SpanTable.duration(p95), SpanTable.share(total / all),
                    Cell.untrusted(operation, 20),
                    Cell.untrusted(others > 0 ? names + ", " + others + " more" : names,
                            CALLERS_MAX),
                    Cell.untrusted(text, QUERY_MAX));
        }
    }

    /// Its definition.
    public static Tool tool() {
        return new Tool("slow-queries", Category.PERFORMANCE,
                "Lists database queries: those that take the most time first, unless told"
                        + " otherwise.",
                "Count, average, 95th percentile (of the slowest caller), share of all time in"
                        + " queries, transactions that ask it, and the query; how much the others"
                        + " make up.",
                List.of(
                        Parameter.choice("sort", "ORDER", List.of("total", "slow", "count"),
                                "By time in all (total), 95th percentile (slow) or number"
                                        + " (count).")
                                .orElse("total"),
                        SpanTable.period(),
                        Parameter.text("transaction", "NAME", "Only queries of this transaction."),
                        Parameter.text("environment", "NAME", "Only this environment."),
                        Parameter.integer("limit", "N", "At most so many, up to 50.")
                                .orElse("10")),
                List.of("", "--transaction /checkout --sort slow"),
                "event:read, org:read", new Work.Reads(SlowQueries::answer));
    }

    private static Answer answer(ToolCall call) {
        String transaction = call.arguments().text("transaction");
        String sort = call.arguments().required("sort");
        JsonNode data = SpanTable.of(call).rows(
                List.of(SpanTable.DESCRIPTION, SpanTable.OPERATION, SpanTable.TRANSACTION,
                        SpanTable.COUNT, SpanTable.P95, SpanTable.TOTAL),
                "span.op:db* has:span.description"
                        + (transaction == null ? "" : " " + quoted(transaction)),
                "-" + switch (sort) {
                    case "slow" -> SpanTable.P95;
                    case "count" -> SpanTable.COUNT;
                    default -> SpanTable.TOTAL;
                }, SpanTable.ROWS_READ);
        List<Query> queries = queries(data, sort);
        double all = queries.stream().mapToDouble(query -> query.total).sum();
        int limit = Math.clamp(call.arguments().numberOr("limit", 10), 1, 50);
        Answer answer = Answer.of(new Table("queries",
                List.of("count", "avg", "p95", "time", "op", "asked by", "query"),
                queries.stream().limit(limit).map(query -> query.cells(all)).toList()));
        if (queries.isEmpty()) {
            return answer.hint(SpanTable.EMPTY);
        }
        return queries.size() <= limit
                ? answer
                : answer.hint((queries.size() - limit) + " others take " + SpanTable.share(
                        queries.stream().skip(limit).mapToDouble(query -> query.total).sum()
                                / all)
                        .text()
                        + " of the time in queries.");
    }

    private static List<Query> queries(JsonNode data, String sort) {
        Map<String, Query> byText = new LinkedHashMap<>();
        data.forEach(row -> byText.computeIfAbsent(
                row.path(SpanTable.DESCRIPTION).asString(""),
                text -> new Query(text, row.path(SpanTable.OPERATION).asString("")))
                .add(row));
        Comparator<Query> order = switch (sort) {
            case "slow" -> Comparator.comparingDouble(query -> -query.p95);
            case "count" -> Comparator.comparingLong(query -> -query.count);
            default -> Comparator.comparingDouble(query -> -query.total);
        };
        return byText.values().stream().sorted(order).toList();
    }

    /// A condition on the name of the transaction, whatever stands in it.
    static String quoted(String transaction) {
        return "transaction:\"" + transaction.replace("\\", "\\\\").replace("\"", "\\\"")
                .replace("*", "\\*") + "\"";
    }
}
