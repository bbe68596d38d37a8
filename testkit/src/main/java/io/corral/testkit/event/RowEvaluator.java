package io.corral.testkit.event;

import io.corral.domain.issue.IssueKey;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Calculation;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values and conditions of one row, computed in the plainest way.
final class RowEvaluator {

    private static final Pattern NUMBER =
            Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");

    private final Map<IssueKey, Long> issues;

    RowEvaluator(Map<IssueKey, Long> issues) {
        this.issues = issues;
    }

    /// The value, of the class the expression's type names; empty lists are absent.
    @Nullable
    Object value(EventExpression expression, EventRow row) {
        return switch (expression) {
            case EventExpression.Field(var field) -> field.of(row) instanceof List<?> list
                    && list.isEmpty() ? null : field.of(row);
            case EventExpression.Tag(var key) -> row.attributes().tags().get(key);
            case EventExpression.TextAttribute(var key) -> row.attributes().texts().get(key);
            case EventExpression.NumberAttribute(var key) -> numberAttribute(key, row);
            case EventExpression.Measurement(var key) ->
                row.attributes().measurements().get(key);
            case EventExpression.FirstOf(var choices) -> firstOf(choices, row);
            case EventExpression.Issue _ -> issues.get(
                    new IssueKey(row.origin().project(), row.origin().key()));
            case EventExpression.TimeBucket(var width) -> {
                long millis = row.origin().timestamp().toEpochMilli();
                yield Instant.ofEpochMilli(
                        millis - Math.floorMod(millis, width.toMillis()));
            }
            case EventExpression.Holds(var predicate) -> holds(predicate, row);
            case EventExpression.Constant(var value) -> value;
            case Calculation(var left, var operator, var right) ->
                calculate(number(left, row), operator, number(right, row));
            case EventExpression.Count _, EventExpression.CountPresent _, EventExpression.CountUnique _, EventExpression.CountUniqueWhere _, EventExpression.CountWhere _, EventExpression.Statistic _, EventExpression.Quantile _, EventExpression.Relation _, EventExpression.AnyValue _, EventExpression.Newest _ ->
                throw new IllegalArgumentException("an aggregate of one row: " + expression);
        };
    }

    /// The value as a number; texts where they read as one.
    @Nullable
    Double number(EventExpression expression, EventRow row) {
        return number(value(expression, row));
    }

    static @Nullable Double number(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case String text when NUMBER.matcher(text).matches() ->
                Double.parseDouble(text.strip());
            case null, default -> null;
        };
    }

    static @Nullable Double calculate(
            @Nullable Double left, Calculation.Operator operator, @Nullable Double right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDED_BY -> right == 0 ? null : (Double) (left / right);
        };
    }

    boolean holds(EventPredicate predicate, EventRow row) {
        return switch (predicate) {
            case EventPredicate.And(var terms) ->
                terms.stream().allMatch(term -> holds(term, row));
            case EventPredicate.Or(var terms) ->
                terms.stream().anyMatch(term -> holds(term, row));
            case EventPredicate.Not(var term) -> !holds(term, row);
            case EventPredicate.Compare(var expression, var operator, var wanted) when operator == SearchOperator.NOT_EQUAL ->
                !holds(
                        new EventPredicate.Compare(expression, SearchOperator.EQUAL, wanted), row);
            case EventPredicate.Compare(var expression, var operator, var wanted) ->
                any(value(expression, row), value -> compares(value, operator, wanted));
            case EventPredicate.OneOf(var expression, var list) ->
                any(
                        value(expression, row),
                        value -> list.stream()
                                .anyMatch(each -> compares(value, SearchOperator.EQUAL, each)));
            case EventPredicate.Matches(var expression, var glob) ->
                any(value(expression, row), value -> glob.matches(value.toString()));
            case EventPredicate.Contains(var expression, var text) ->
                any(value(expression, row), value -> lower(value).contains(lower(text)));
            case EventPredicate.Present(var expression) ->
                !isAbsent(value(expression, row));
            case EventPredicate.KeyIn(var keys) -> keys.contains(
                    new IssueKey(row.origin().project(), row.origin().key()));
        };
    }

    static boolean isAbsent(@Nullable Object value) {
        return value == null || value.equals("");
    }

    /// Whether two values compare so; numbers of any class compare as numbers.
    @SuppressWarnings("unchecked") // values of one expression are of one class
    static boolean compares(Object value, SearchOperator operator, Object wanted) {
        int order = value instanceof Number left && wanted instanceof Number right
                ? compare(left, right)
                : ((Comparable<Object>) value).compareTo(wanted);
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private static int compare(Number left, Number right) {
        return left instanceof Long && right instanceof Long
                ? Long.compare(left.longValue(), right.longValue())
                : Double.compare(left.doubleValue(), right.doubleValue());
    }

    private static boolean any(@Nullable Object value, Predicate<Object> condition) {
        return switch (value) {
            case null -> false;
            case List<?> list -> list.stream().anyMatch(condition);
            default -> condition.test(value);
        };
    }

    private @Nullable Object numberAttribute(String key, EventRow row) {
        Double number = row.attributes().numbers().get(key);
        return number == null ? number(row.attributes().tags().get(key)) : number;
    }

    private @Nullable Object firstOf(List<EventExpression> choices, EventRow row) {
        return choices.stream()
                .map(choice -> value(choice, row))
                .filter(value -> !isAbsent(value))
                .map(Objects::toString)
                .findFirst()
                .orElse(null);
    }

    private static String lower(Object text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
