package io.corral.store.event;

import java.time.Duration;
import java.util.List;

/// What a query computes: a value of one row, an aggregate of many, or a calculation with either.
public sealed interface EventExpression {

    /// A fixed column.
    record Field(EventField field) implements EventExpression {}

    /// A tag's text.
    record Tag(String key) implements EventExpression {}

    /// A typed attribute's text, or a rare context value, by search key.
    record TextAttribute(String key) implements EventExpression {}

    /// A typed attribute's number.
    record NumberAttribute(String key) implements EventExpression {}

    /// A measurement by name, without its prefix.
    record Measurement(String key) implements EventExpression {}

    /// The text of the first that is neither absent nor empty.
    ///
    /// @param choices texts, at least one
    record FirstOf(List<EventExpression> choices) implements EventExpression {
        public FirstOf {
            choices = List.copyOf(choices);
        }
    }

    /// The number of the issue the row's key belongs to; absent for rows without one. Needs the key
    /// table: see [EventQuery#keysVersion].
    record Issue() implements EventExpression {}

    /// The begin of the interval the row's timestamp lies in; intervals are aligned to the epoch.
    record TimeBucket(Duration width) implements EventExpression {}

    /// Whether the row meets a condition.
    record Holds(EventPredicate predicate) implements EventExpression {}

    /// A number.
    record Constant(double value) implements EventExpression {}

    /// The number of rows.
    record Count() implements EventExpression {}

    /// The number of rows in which the value is present.
    record CountPresent(EventExpression value) implements EventExpression {}

    /// The number of different values; may be an estimate within 2 % from some thousands on.
    record CountUnique(EventExpression value) implements EventExpression {}

    /// The number of different values among the rows that meet a condition.
    record CountUniqueWhere(EventExpression value, EventPredicate predicate)
            implements
                EventExpression {}

    /// The number of rows that meet a condition.
    record CountWhere(EventPredicate predicate) implements EventExpression {}

    /// A statistic of a number or time; absent where no row has it.
    record Statistic(Kind kind, EventExpression value) implements EventExpression {

        /// Which statistic; variance and deviation are those of a sample. Times have only the
        /// smallest and the largest.
        public enum Kind {
            SUM,
            AVERAGE,
            SMALLEST,
            LARGEST,
            VARIANCE,
            DEVIATION
        }
    }

    /// The exact quantile of a number, interpolated between neighbours.
    ///
    /// @param fraction from 0 to 1
    record Quantile(EventExpression value, double fraction) implements EventExpression {}

    /// How two numbers vary together, over rows that have both.
    record Relation(Measure measure, EventExpression left, EventExpression right)
            implements
                EventExpression {

        /// Which measure; covariance is that of a sample.
        public enum Measure {
            COVARIANCE,
            CORRELATION,
            SLOPE,
            INTERCEPT
        }
    }

    /// Any value that is present.
    record AnyValue(EventExpression value) implements EventExpression {}

    /// The value in the row with the newest timestamp among those that have one.
    record Newest(EventExpression value) implements EventExpression {}

    /// Arithmetic; absent when an operand is, or for a division by zero.
    record Calculation(EventExpression left, Operator operator, EventExpression right)
            implements
                EventExpression {

        /// The four operations.
        public enum Operator {
            PLUS,
            MINUS,
            TIMES,
            DIVIDED_BY
        }
    }

    /// Whether this is computed over many rows.
    default boolean isAggregate() {
        return switch (this) {
            case Field _, Tag _, TextAttribute _, NumberAttribute _, Measurement _ -> false;
            case FirstOf _, Issue _, TimeBucket _, Holds _, Constant _ -> false;
            case Count _, CountPresent _, CountUnique _, CountUniqueWhere _, CountWhere _, Statistic _ ->
                true;
            case Quantile _, Relation _, AnyValue _, Newest _ -> true;
            case Calculation(var left, _, var right) -> left.isAggregate() || right.isAggregate();
        };
    }

    /// What values it has.
    default EventFieldType type() {
        return switch (this) {
            case Field(var field) -> field.type();
            case Tag _, TextAttribute _, FirstOf _ -> EventFieldType.TEXT;
            case NumberAttribute _, Measurement _, Constant _ -> EventFieldType.NUMBER;
            case Quantile _, Relation _, Calculation _ -> EventFieldType.NUMBER;
            case Issue _, Count _, CountPresent _, CountUnique _, CountUniqueWhere _, CountWhere _ ->
                EventFieldType.WHOLE;
            case TimeBucket _ -> EventFieldType.TIME;
            case Holds _ -> EventFieldType.FLAG;
            case Statistic(_, var value) -> value.type() == EventFieldType.TIME
                    ? EventFieldType.TIME
                    : EventFieldType.NUMBER;
            case AnyValue(var value) -> value.type();
            case Newest(var value) -> value.type();
        };
    }
}
