package io.corral.testkit.event;

import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Relation;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventFieldType;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values and conditions of a group of rows, computed in the plainest way.
final class GroupEvaluator {

    private final RowEvaluator rows;

    GroupEvaluator(RowEvaluator rows) {
        this.rows = rows;
    }

    /// The value of the group; a value of single rows is that of the first.
    @Nullable
    Object value(EventExpression expression, List<EventRow> group) {
        return switch (expression) {
            case EventExpression.Count _ -> (long) group.size();
            case EventExpression.CountPresent(var value) -> present(value, group)
                    .filter(each -> !RowEvaluator.isAbsent(each))
                    .count();
            case EventExpression.CountUnique(var value) ->
                present(value, group).distinct().count();
            case EventExpression.CountUniqueWhere(var value, var predicate) -> present(
                    value, group.stream().filter(row -> rows.holds(predicate, row)).toList())
                    .distinct().count();
            case EventExpression.CountWhere(var predicate) ->
                group.stream().filter(row -> rows.holds(predicate, row)).count();
            case Statistic statistic -> statistic(statistic, group);
            case EventExpression.Quantile(var value, var fraction) ->
                quantile(numbers(value, group), fraction);
            case Relation relation -> relation(relation, group);
            case EventExpression.AnyValue(var value) ->
                present(value, group).findFirst().orElse(null);
            case EventExpression.Newest(var value) -> group.stream()
                    .filter(row -> rows.value(value, row) != null)
                    .max(Comparator.comparing(row -> row.origin().timestamp()))
                    .map(row -> rows.value(value, row))
                    .orElse(null);
            case EventExpression.Calculation(var left, var operator, var right) ->
                RowEvaluator.calculate(
                        RowEvaluator.number(value(left, group)), operator,
                        RowEvaluator.number(value(right, group)));
            case EventExpression.Constant(var value) -> value;
            case EventExpression.Field _, EventExpression.Tag _, EventExpression.TextAttribute _, EventExpression.NumberAttribute _, EventExpression.Measurement _, EventExpression.FirstOf _, EventExpression.Issue _, EventExpression.TimeBucket _, EventExpression.Holds _ ->
                group.isEmpty() ? null : rows.value(expression, group.getFirst());
        };
    }

    boolean holds(EventPredicate predicate, List<EventRow> group) {
        return switch (predicate) {
            case EventPredicate.And(var terms) ->
                terms.stream().allMatch(term -> holds(term, group));
            case EventPredicate.Or(var terms) ->
                terms.stream().anyMatch(term -> holds(term, group));
            case EventPredicate.Not(var term) -> !holds(term, group);
            case EventPredicate.Compare(var expression, var operator, var wanted) when operator == SearchOperator.NOT_EQUAL ->
                !holds(
                        new EventPredicate.Compare(expression, SearchOperator.EQUAL, wanted),
                        group);
            case EventPredicate.Compare(var expression, var operator, var wanted) -> {
                Object value = value(expression, group);
                yield value != null && RowEvaluator.compares(value, operator, wanted);
            }
            case EventPredicate.OneOf(var expression, var list) -> list.stream()
                    .anyMatch(wanted -> holds(
                            new EventPredicate.Compare(
                                    expression, SearchOperator.EQUAL, wanted),
                            group));
            case EventPredicate.Matches(var expression, var glob) -> {
                Object value = value(expression, group);
                yield value != null && glob.matches(value.toString());
            }
            case EventPredicate.Present(var expression) ->
                !RowEvaluator.isAbsent(value(expression, group));
            case EventPredicate.Contains _, EventPredicate.KeyIn _ ->
                throw new IllegalArgumentException("not a condition on groups: " + predicate);
        };
    }

    private Stream<Object> present(EventExpression value, List<EventRow> group) {
        return group.stream().map(row -> rows.value(value, row)).flatMap(Stream::ofNullable);
    }

    private List<Double> numbers(EventExpression value, List<EventRow> group) {
        return group.stream()
                .map(row -> rows.number(value, row))
                .flatMap(Stream::ofNullable)
                .sorted()
                .toList();
    }

    private @Nullable Object statistic(Statistic statistic, List<EventRow> group) {
        if (statistic.type() == EventFieldType.TIME) {
            var times = present(statistic.value(), group).sorted().toList();
            return times.isEmpty()
                    ? null
                    : statistic.kind() == Statistic.Kind.SMALLEST
                            ? times.getFirst()
                            : times.getLast();
        }
        List<Double> numbers = numbers(statistic.value(), group);
        if (numbers.isEmpty()) {
            return null;
        }
        return switch (statistic.kind()) {
            case SUM -> sum(numbers);
            case AVERAGE -> sum(numbers) / numbers.size();
            case SMALLEST -> numbers.getFirst();
            case LARGEST -> numbers.getLast();
            case VARIANCE -> variance(numbers);
            case DEVIATION -> {
                Double variance = variance(numbers);
                yield variance == null ? null : (Double) Math.sqrt(variance);
            }
        };
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static @Nullable Double variance(List<Double> numbers) {
        return numbers.size() < 2 ? null : (Double) covariance(numbers, numbers);
    }

    private static double covariance(List<Double> left, List<Double> right) {
        double leftMean = sum(left) / left.size();
        double rightMean = sum(right) / right.size();
        double sum = 0;
        for (int i = 0; i < left.size(); i++) {
            sum += (left.get(i) - leftMean) * (right.get(i) - rightMean);
        }
        return sum / (left.size() - 1);
    }

    private static @Nullable Double quantile(List<Double> sorted, double fraction) {
        if (sorted.isEmpty()) {
            return null;
        }
        double place = fraction * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.size() - 1);
        double low = sorted.get(below);
        return low + (sorted.get(above) - low) * (place - below);
    }

    private @Nullable Double relation(Relation relation, List<EventRow> group) {
        var left = new ArrayList<Double>();
        var right = new ArrayList<Double>();
        for (EventRow row : group) {
            Double x = rows.number(relation.left(), row);
            Double y = rows.number(relation.right(), row);
            if (x != null && y != null) {
                left.add(x);
                right.add(y);
            }
        }
        if (left.size() < 2) {
            return null;
        }
        double slope = covariance(left, right) / covariance(left, left);
        return switch (relation.measure()) {
            case COVARIANCE -> covariance(left, right);
            case CORRELATION -> finite(covariance(left, right)
                    / Math.sqrt(covariance(left, left) * covariance(right, right)));
            case SLOPE -> finite(slope);
            case INTERCEPT ->
                finite(sum(right) / right.size() - slope * sum(left) / left.size());
        };
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    /// The values of single rows among the columns: what rows are grouped by.
    List<@Nullable Object> key(List<EventExpression> columns, EventRow row) {
        var key = new ArrayList<@Nullable Object>();
        for (EventExpression column : columns) {
            if (!column.isAggregate()) {
                key.add(rows.value(column, row));
            }
        }
        return key;
    }
}
