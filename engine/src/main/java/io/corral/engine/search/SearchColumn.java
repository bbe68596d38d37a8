package io.corral.engine.search;

import io.corral.store.event.EventExpression;
import io.corral.store.event.EventField;
import org.jspecify.annotations.Nullable;

/// What a field of a query means.
///
/// @param name as asked
/// @param shown how values are turned into those of the answer
/// @param unit word of Sentry's `meta.units`; null without one
/// @param second of a pair; null where one value is shown
record SearchColumn(
        String name,
        EventExpression expression,
        Shown shown,
        ValueType type,
        @Nullable String unit,
        @Nullable EventExpression second) {

    SearchColumn(
            String name, EventExpression expression, Shown shown, ValueType type,
            @Nullable String unit) {
        this(name, expression, shown, type, unit, null);
    }

    /// How a stored value is shown.
    enum Shown {
        AS_IS,
        /// A project's number as its slug.
        PROJECT_SLUG,
        /// An issue's number as its short id.
        SHORT_ID,
        /// Two values as a list.
        PAIR
    }

    /// A column of two numbers.
    static SearchColumn pair(String name, EventExpression first, EventExpression second) {
        return new SearchColumn(name, first, Shown.PAIR, ValueType.ARRAY, null, second);
    }

    /// The same under another name.
    SearchColumn named(String other) {
        return new SearchColumn(other, expression, shown, type, unit, second);
    }

    static SearchColumn of(String name, EventExpression expression) {
        ValueType type = ValueType.of(expression.type());
        return new SearchColumn(
                name, expression, Shown.AS_IS, type,
                type == ValueType.DURATION ? "millisecond" : null);
    }

    static SearchColumn of(String name, EventField field) {
        return of(name, new EventExpression.Field(field));
    }

    static SearchColumn of(
            String name, EventExpression expression, ValueType type, @Nullable String unit) {
        return new SearchColumn(name, expression, Shown.AS_IS, type, unit);
    }
}
