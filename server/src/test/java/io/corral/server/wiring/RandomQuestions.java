package io.corral.server.wiring;

import io.corral.engine.search.DiscoverRequest;
import io.corral.engine.search.SeriesRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random questions about rows of `RandomEvents`, written as people write them.
final class RandomQuestions {

    private static final List<String> DATASETS =
            List.of("errors", "transactions", "discover", "spans", "issuePlatform", "");
    private static final List<String> TEXTS = List.of(
            "level", "environment", "release", "title", "transaction", "user.id", "error.type",
            "error.value", "stack.filename", "stack.module", "tag", "tags[tag]", "text",
            "user.display", "message", "span.status", "span.op");
    private static final List<String> NUMBERS = List.of(
            "transaction.duration", "span.duration", "measurements.lcp", "tags[number,number]",
            "tags[tag,number]");
    private static final List<String> WORDS = List.of(
            "a", "A", "ab", "a_b", "\"a%b\"", "a*", "*b", "\"it's\"", "\"\"", "5", "1.5", "error",
            "ok", "\"x y\"", "\"\\\\\"", "\u00c4\u00f6");
    private static final List<String> SIGNS = List.of(">", "<", ">=", "<=", "", "!=");
    private static final List<String> AMOUNTS =
            List.of("0", "1", "2", "12.5", "25ms", "0.05s", "50", "87.5");
    private static final List<String> AGGREGATES = List.of(
            "count()", "count_unique(user)", "count_unique(level)", "count(tag)",
            "sum(transaction.duration)", "avg(span.duration)", "min(transaction.duration)",
            "max(measurements.lcp)", "p50(transaction.duration)", "p95(transaction.duration)",
            "p100(transaction.duration)", "percentile(transaction.duration,0.3)",
            "var(span.duration)", "stddev(span.duration)", "failure_count()", "failure_rate()",
            "apdex(30)", "user_misery(10)", "count_miserable(user,5)", "epm()", "eps()",
            "count_if(level,equals,a)", "count_if(transaction.duration,greater,40)",
            "count_at_least(measurements.lcp,1)", "count_web_vitals(measurements.lcp,good)",
            "cov(transaction.duration,measurements.lcp)",
            "corr(transaction.duration,tags[number,number])",
            "linear_regression(measurements.lcp,transaction.duration)", "last_seen()",
            "first_seen()", "equation|count() * 2 + sum(span.duration)",
            "equation|failure_count() / count()");
    private static final List<String> GROUPS = List.of(
            "level", "environment", "release", "title", "project", "event.type", "tag", "text",
            "timestamp.to_hour", "error.type", "error.unhandled", "issue", "user.display",
            "transaction.status", "is_transaction");

    private final RandomGenerator random;

    RandomQuestions(RandomGenerator random) {
        this.random = random;
    }

    /// A question for a table; sorted by at most one of its columns.
    DiscoverRequest table() {
        boolean grouped = random.nextInt(3) > 0;
        List<String> fields = new ArrayList<>();
        int columns = (grouped ? 0 : 1) + random.nextInt(3);
        for (int i = 0; i < columns; i++) {
            fields.add(random.nextInt(4) == 0 && !grouped ? one(NUMBERS) : one(GROUPS));
        }
        for (int i = random.nextInt(3); grouped && i >= 0; i--) {
            fields.add(one(AGGREGATES));
        }
        List<String> distinct = fields.stream().distinct().toList();
        boolean isSorted = random.nextBoolean();
        String sort = (random.nextBoolean() ? "-" : "") + one(distinct);
        String having = grouped && random.nextInt(3) == 0
                ? " count():" + one(SIGNS) + random.nextInt(4)
                : "";
        String query = query();
        return new DiscoverRequest(one(DATASETS), distinct,
                having.isEmpty() || query.isEmpty() ? query + having : "(" + query + ")" + having,
                isSorted ? List.of(sort) : List.of(), 0, 5_000, true);
    }

    /// A question for a graph.
    SeriesRequest series() {
        List<String> axes = AGGREGATES.stream()
                .filter(each -> !each.contains("_seen") && !each.contains("regression"))
                .toList();
        return new SeriesRequest(one(DATASETS), List.of(one(axes), "count()"), List.of(), 5, true,
                "", query(), random.nextBoolean() ? null : Duration.ofHours(2),
                Duration.ofMinutes(one(List.of(5, 30, 60))));
    }

    /// A search, sometimes empty.
    String query() {
        return random.nextInt(5) == 0 ? "" : query(2);
    }

    private String query(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return condition();
        }
        return switch (random.nextInt(4)) {
            case 0 -> "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
            case 1 -> query(depth - 1) + " OR " + query(depth - 1);
            case 2 -> query(depth - 1) + " AND (" + query(depth - 1) + ")";
            default -> query(depth - 1) + " " + query(depth - 1);
        };
    }

    private String condition() {
        String not = random.nextInt(4) == 0 ? "!" : "";
        return switch (random.nextInt(8)) {
            case 0 -> not + "has:" + one(random.nextBoolean() ? TEXTS : NUMBERS);
            case 1, 2 -> not + one(NUMBERS) + ":" + one(SIGNS) + one(AMOUNTS);
            case 3 -> not + one(TEXTS) + ":[" + literal() + "," + literal() + "]";
            case 4 -> "error.unhandled:" + random.nextBoolean();
            case 5 -> random.nextBoolean() ? "ab" : "\"x y\"";
            case 6 -> not + "timestamp:" + one(SIGNS) + "2026-11-21T13:" + (10 + random.nextInt(49))
                    + ":00";
            default -> not + one(TEXTS) + ":" + one(WORDS);
        };
    }

    /// Lists have no wildcards.
    private String literal() {
        return one(WORDS.stream().filter(word -> !word.contains("*")).toList());
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
