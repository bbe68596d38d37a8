package io.corral.store.sql.event;

import io.corral.store.event.EventExpression.Relation;
import io.corral.store.event.EventField;
import io.corral.store.event.EventFieldType;
import java.time.Duration;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;

/// What column engines write differently. Stateless; every method only builds parts of statements.
public interface EventSyntax {

    SQLDialect dialect();

    /// The column, in the shape conditions and aggregates take it in.
    Field<?> column(EventField field);

    /// The column in the shape the reader of results expects.
    Field<?> output(Field<?> value, EventFieldType type);

    /// The value at a key of one of the map columns `tags`, `texts`, `numbers`, `measurements`.
    <T> Field<T> mapValue(String mapColumn, String key, Class<T> valueType);

    /// A text as a number where it is one, else null.
    Field<Double> number(Field<String> text);

    /// Some element of the list field equals one of the values.
    Condition anyEquals(EventField field, List<Object> values);

    /// Some element of the list field is like the pattern, whatever its case.
    Condition anyLike(EventField field, String pattern);

    /// The text is like the pattern, whatever its case.
    Condition like(Field<String> text, String pattern);

    /// The list field has an element.
    Condition anyElement(EventField field);

    /// Begin of the interval a time lies in.
    Field<?> bucket(Field<?> time, Duration width);

    /// Exact interpolated quantile.
    Field<Double> quantile(Field<Double> value, double fraction);

    /// Value of the row with the greatest time.
    Field<?> newest(Field<?> value, Field<?> time);

    /// Any present value.
    Field<?> anyValue(Field<?> value);

    /// Covariance, correlation or regression of two numbers.
    Field<Double> relation(Relation.Measure measure, Field<Double> left, Field<Double> right);
}
