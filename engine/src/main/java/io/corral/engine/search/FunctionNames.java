package io.corral.engine.search;

import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.Quantity;
import io.corral.protocol.search.SearchParser;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Calculation;
import io.corral.store.event.EventExpression.Calculation.Operator;
import io.corral.store.event.EventExpression.Constant;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.CountUnique;
import io.corral.store.event.EventExpression.CountUniqueWhere;
import io.corral.store.event.EventExpression.CountWhere;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Quantile;
import io.corral.store.event.EventExpression.Relation;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventField;
import io.corral.store.event.EventFieldType;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What functions mean. Formulas are those of Sentry's Discover documentation.
final class FunctionNames {

    /// Statuses that are no failure; also what says nothing.
    private static final List<Object> FINE = List.of("ok", "cancelled", "unknown");
    private static final double APDEX_LIMIT_MILLIS = 300;
    private static final double TOLERATED = 4;
    private static final double MISERY_ALPHA = 5.8875;
    private static final double MISERY_BETA = 111.8625;

    private static final String METRIC_VALUE = "value";
    private static final int METRIC_ARGUMENTS = 4;

    private final Dataset dataset;
    private final FieldNames fields;
    private final ValueConditions values;
    private final Duration window;

    /// @param window that rates are per
    FunctionNames(
            Dataset dataset, FieldNames fields, ValueConditions values, Duration window) {
        this.dataset = dataset;
        this.fields = fields;
        this.values = values;
        this.window = window;
    }

    /// The meaning of a call.
    SearchColumn column(SearchKey.Call written, String name) {
        SearchKey.Call call = plain(written);
        FunctionCatalog.check(call);
        return switch (call.function()) {
            case "count" -> SearchColumn.of(name, count(call));
            case "count_unique" -> SearchColumn.of(name, new CountUnique(value(call, 0)));
            case "count_if" -> SearchColumn.of(name, countIf(call));
            case "count_at_least" -> SearchColumn.of(name, new CountWhere(
                    compare(number(call, 0), SearchOperator.GREATER_OR_EQUAL, constant(call, 1))));
            case "count_web_vitals" -> SearchColumn.of(name, WebVitals.count(call));
            case "count_miserable" -> SearchColumn.of(name, miserable(call));
            case "failure_count" -> SearchColumn.of(name, failures());
            case "failure_rate" -> SearchColumn.of(
                    name, ratio(failures(), new Count()), ValueType.PERCENTAGE, null);
            case "apdex" -> SearchColumn.of(name, apdex(call), ValueType.NUMBER, null);
            case "user_misery" -> SearchColumn.of(name, misery(call), ValueType.NUMBER, null);
            case "epm", "tpm", "spm", "per_minute" -> rate(name, 60, "1/minute");
            case "eps", "tps", "sps", "per_second" -> rate(name, 1, "1/second");
            case "last_seen" -> SearchColumn.of(name, time(Statistic.Kind.LARGEST));
            case "first_seen" -> SearchColumn.of(name, time(Statistic.Kind.SMALLEST));
            case "latest_event" -> SearchColumn.of(
                    name, new EventExpression.Newest(new Field(EventField.ID)));
            case "any" -> SearchColumn.of(name, new EventExpression.AnyValue(value(call, 0)));
            case "count_scores" -> SearchColumn.of(
                    name, new EventExpression.CountPresent(number(call, 0)));
            case "performance_score" -> SearchColumn.of(
                    name, WebVitals.performanceScore(call), ValueType.NUMBER, null);
            case "opportunity_score" -> SearchColumn.of(
                    name, WebVitals.opportunityScore(call), ValueType.NUMBER, null);
            case "linear_regression" -> SearchColumn.pair(
                    name, new Relation(Relation.Measure.SLOPE, number(call, 0), number(call, 1)),
                    new Relation(Relation.Measure.INTERCEPT, number(call, 0), number(call, 1)));
            case "cov" -> relation(name, call, Relation.Measure.COVARIANCE);
            case "corr" -> relation(name, call, Relation.Measure.CORRELATION);
            default -> statistic(call, name);
        };
    }

    /// Functions of metric samples name the metric after the value; of samples that is a condition
    /// on the row, so what is left is the plain function.
    private SearchKey.Call plain(SearchKey.Call call) {
        boolean isSampled = dataset == Dataset.METRICS
                && call.arguments().size() == METRIC_ARGUMENTS
                && call.arguments().getFirst().equals(METRIC_VALUE);
        return isSampled ? new SearchKey.Call(call.function(), List.of(METRIC_VALUE)) : call;
    }

    private SearchColumn statistic(SearchKey.Call call, String name) {
        return switch (call.function()) {
            case "sum" -> statistic(call, name, Statistic.Kind.SUM);
            case "avg" -> statistic(call, name, Statistic.Kind.AVERAGE);
            case "min" -> statistic(call, name, Statistic.Kind.SMALLEST);
            case "max", "p100" -> statistic(call, name, Statistic.Kind.LARGEST);
            case "var" -> statistic(call, name, Statistic.Kind.VARIANCE);
            case "stddev" -> statistic(call, name, Statistic.Kind.DEVIATION);
            case "median", "p50" -> quantile(call, name, 0.5);
            case "p75" -> quantile(call, name, 0.75);
            case "p90" -> quantile(call, name, 0.9);
            case "p95" -> quantile(call, name, 0.95);
            case "p99" -> quantile(call, name, 0.99);
            case "percentile" -> quantile(call, name, fraction(call));
            default -> throw new SearchMistake(
                    call.function() + " is not a function known here");
        };
    }

    private EventExpression count(SearchKey.Call call) {
        boolean bare = call.arguments().isEmpty() || call.arguments().getFirst().isEmpty()
                || call.arguments().getFirst().equals("span.duration")
                || dataset == Dataset.METRICS;
        return bare ? new Count() : new EventExpression.CountPresent(value(call, 0));
    }

    private EventExpression countIf(SearchKey.Call call) {
        SearchOperator operator = switch (call.arguments().get(1)) {
            case "equals" -> SearchOperator.EQUAL;
            case "notEquals" -> SearchOperator.NOT_EQUAL;
            case "less" -> SearchOperator.LESS;
            case "greater" -> SearchOperator.GREATER;
            case "lessOrEquals" -> SearchOperator.LESS_OR_EQUAL;
            case "greaterOrEquals" -> SearchOperator.GREATER_OR_EQUAL;
            default -> throw new SearchMistake(
                    "count_if() compares with equals, notEquals, less, greater, lessOrEquals or "
                            + "greaterOrEquals, found " + call.arguments().get(1));
        };
        SearchColumn argument = argument(call, 0);
        String text = call.arguments().get(2);
        boolean isText = !isOrdering(operator) && !argument.expression().type().isNumeric();
        return new CountWhere(isText || argument.expression().type() == EventFieldType.TIME
                ? values.compare(argument, operator, new SearchValue.Literal(text))
                : compare(numeric(argument), operator, constant(call, 2)));
    }

    private static boolean isOrdering(SearchOperator operator) {
        return operator != SearchOperator.EQUAL && operator != SearchOperator.NOT_EQUAL;
    }

    private static EventExpression failures() {
        var status = new Field(EventField.SPAN_STATUS);
        return new CountWhere(EventPredicate.all(
                new EventPredicate.Present(status),
                new EventPredicate.Not(new EventPredicate.OneOf(status, FINE))));
    }

    private EventExpression apdex(SearchKey.Call call) {
        double limit = limit(call);
        EventExpression duration = duration(call);
        var satisfied = new CountWhere(
                compare(duration, SearchOperator.LESS_OR_EQUAL, limit));
        var tolerated = new CountWhere(EventPredicate.all(
                compare(duration, SearchOperator.GREATER, limit),
                compare(duration, SearchOperator.LESS_OR_EQUAL, TOLERATED * limit)));
        var points = new Calculation(
                satisfied, Operator.PLUS,
                new Calculation(tolerated, Operator.DIVIDED_BY, new Constant(2)));
        return ratio(points, new EventExpression.CountPresent(duration));
    }

    private EventExpression misery(SearchKey.Call call) {
        var users = new CountUnique(new Field(EventField.USER));
        return ratio(
                new Calculation(miserable(call), Operator.PLUS, new Constant(MISERY_ALPHA)),
                new Calculation(
                        users, Operator.PLUS, new Constant(MISERY_ALPHA + MISERY_BETA)));
    }

    private EventExpression miserable(SearchKey.Call call) {
        return new CountUniqueWhere(
                new Field(EventField.USER),
                compare(
                        new Field(EventField.SPAN_DURATION), SearchOperator.GREATER,
                        TOLERATED * limit(call)));
    }

    /// The last argument as a limit in milliseconds; a field there is the one that is limited.
    private static double limit(SearchKey.Call call) {
        String last = call.arguments().isEmpty() ? "" : call.arguments().getLast();
        return Quantity.durationMillis(last).orElseGet(() -> {
            if (call.arguments().size() > 1) {
                throw new SearchMistake("%s() takes its limit in milliseconds last, found %s"
                        .formatted(call.function(), last));
            }
            return APDEX_LIMIT_MILLIS;
        });
    }

    private SearchColumn rate(String name, int seconds, String unit) {
        double units = Math.max(1, window.toSeconds()) / (double) seconds;
        return SearchColumn.of(
                name, ratio(new Count(), new Constant(units)), ValueType.RATE, unit);
    }

    private static EventExpression time(Statistic.Kind kind) {
        return new Statistic(kind, new Field(EventField.TIMESTAMP));
    }

    private SearchColumn relation(String name, SearchKey.Call call, Relation.Measure measure) {
        return SearchColumn.of(name, new Relation(measure, number(call, 0), number(call, 1)));
    }

    private SearchColumn statistic(SearchKey.Call call, String name, Statistic.Kind kind) {
        SearchColumn argument = argument(call);
        if (argument.expression().type() == EventFieldType.TIME) {
            return SearchColumn.of(name, new Statistic(kind, argument.expression()));
        }
        return SearchColumn.of(
                name, new Statistic(kind, numeric(argument)), numericType(argument),
                argument.unit());
    }

    private SearchColumn quantile(SearchKey.Call call, String name, double fraction) {
        SearchColumn argument = argument(call);
        return SearchColumn.of(
                name, new Quantile(numeric(argument), fraction), numericType(argument),
                argument.unit());
    }

    private static ValueType numericType(SearchColumn argument) {
        return switch (argument.type()) {
            case DURATION, PERCENTAGE, SIZE, RATE -> argument.type();
            case STRING, INTEGER, NUMBER, DATE, BOOLEAN, ARRAY -> ValueType.NUMBER;
        };
    }

    /// The first argument, or the duration where there is none.
    private SearchColumn argument(SearchKey.Call call) {
        if (!call.arguments().isEmpty() && !call.arguments().getFirst().isEmpty()) {
            return argument(call, 0);
        }
        if (!dataset.isTimed() && dataset != Dataset.DISCOVER) {
            throw new SearchMistake(
                    "%s() needs a field in dataset %s, for example %s(tags[x,number])"
                            .formatted(call.function(), dataset.wireName(), call.function()));
        }
        return SearchColumn.of("span.duration", EventField.SPAN_DURATION);
    }

    private EventExpression duration(SearchKey.Call call) {
        return call.arguments().size() > 1
                ? number(call, 0)
                : new Field(EventField.SPAN_DURATION);
    }

    private double fraction(SearchKey.Call call) {
        double fraction = constant(call, 1);
        if (fraction < 0 || fraction > 1) {
            throw new SearchMistake("percentile() takes a fraction from 0 to 1");
        }
        return fraction;
    }

    private EventExpression value(SearchKey.Call call, int position) {
        return argument(call, position).expression();
    }

    private EventExpression number(SearchKey.Call call, int position) {
        return numeric(argument(call, position));
    }

    /// A text that is asked for as a number is an attribute or tag that holds one.
    static EventExpression numeric(SearchColumn column) {
        EventExpression expression = column.expression();
        if (expression.type().isNumeric()) {
            return expression;
        }
        String key = attributeKey(expression);
        if (key == null) {
            throw new SearchMistake(column.name()
                    + " is not a number; a tag that holds one is written tags[name,number]");
        }
        return new EventExpression.NumberAttribute(key);
    }

    static @Nullable String attributeKey(EventExpression expression) {
        return switch (expression) {
            case EventExpression.Tag(var key) -> key;
            case EventExpression.TextAttribute(var key) -> key;
            case EventExpression.FirstOf(var choices) -> attributeKey(choices.getFirst());
            default -> null;
        };
    }

    private SearchColumn argument(SearchKey.Call call, int position) {
        String text = call.arguments().get(position);
        SearchKey key = SearchParser.parseKey(text)
                .orElseThrow(() -> new SearchMistake(text + " is not a field"));
        return fields.column(key, text);
    }

    private static double constant(SearchKey.Call call, int position) {
        String text = call.arguments().size() > position ? call.arguments().get(position) : "";
        return Quantity.durationMillis(text).orElseThrow(() -> new SearchMistake(
                "%s() needs a number, found %s".formatted(call.function(), text)));
    }

    static EventExpression ratio(EventExpression above, EventExpression below) {
        return new Calculation(above, Operator.DIVIDED_BY, below);
    }

    private static EventPredicate compare(
            EventExpression expression, SearchOperator operator, double value) {
        return new Compare(expression, operator, value);
    }
}
