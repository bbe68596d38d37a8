package io.corral.engine.search;

import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
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

    private final FieldNames fields;
    private final Duration window;

    /// @param window that rates are per
    FunctionNames(FieldNames fields, Duration window) {
        this.fields = fields;
        this.window = window;
    }

    /// The meaning of a call.
    SearchColumn column(SearchKey.Call call, String name) {
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
            case "cov" -> relation(name, call, Relation.Measure.COVARIANCE);
            case "corr" -> relation(name, call, Relation.Measure.CORRELATION);
            default -> statistic(call, name);
        };
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
                || call.arguments().getFirst().equals("span.duration");
        return bare ? new Count() : new EventExpression.CountPresent(value(call, 0));
    }

    private EventExpression countIf(SearchKey.Call call) {
        if (call.arguments().size() != 3) {
            throw new SearchMistake("count_if() takes a field, an operator and a value");
        }
        SearchOperator operator = switch (call.arguments().get(1)) {
            case "equals" -> SearchOperator.EQUAL;
            case "notEquals" -> SearchOperator.NOT_EQUAL;
            case "less" -> SearchOperator.LESS;
            case "greater" -> SearchOperator.GREATER;
            case "lessOrEquals" -> SearchOperator.LESS_OR_EQUAL;
            case "greaterOrEquals" -> SearchOperator.GREATER_OR_EQUAL;
            default -> throw new SearchMistake(
                    "count_if() knows no operator " + call.arguments().get(1));
        };
        EventExpression value = value(call, 0);
        String text = call.arguments().get(2);
        return new CountWhere(
                value.type().isNumeric() || isOrdering(operator)
                        ? compare(number(call, 0), operator, constant(call, 2))
                        : new Compare(value, operator, literal(value, text)));
    }

    private static boolean isOrdering(SearchOperator operator) {
        return operator != SearchOperator.EQUAL && operator != SearchOperator.NOT_EQUAL;
    }

    private static Object literal(EventExpression value, String text) {
        boolean isFlag = value.type() == EventFieldType.FLAG
                || value.type() == EventFieldType.FLAGS;
        return isFlag ? Quantity.flag(text).orElse(false) : (Object) text;
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

    /// The last argument as a limit in milliseconds.
    private static double limit(SearchKey.Call call) {
        String last = call.arguments().isEmpty() ? "" : call.arguments().getLast();
        return Quantity.durationMillis(last).orElse(APDEX_LIMIT_MILLIS);
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
        return call.arguments().isEmpty() || call.arguments().getFirst().isEmpty()
                ? SearchColumn.of("span.duration", EventField.SPAN_DURATION)
                : argument(call, 0);
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
    private static EventExpression numeric(SearchColumn column) {
        EventExpression expression = column.expression();
        if (expression.type().isNumeric()) {
            return expression;
        }
        String key = attributeKey(expression);
        if (key == null) {
            throw new SearchMistake(column.name() + " is not a number");
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
        if (call.arguments().size() <= position) {
            throw new SearchMistake(
                    "%s() takes %d arguments".formatted(call.function(), position + 1));
        }
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
