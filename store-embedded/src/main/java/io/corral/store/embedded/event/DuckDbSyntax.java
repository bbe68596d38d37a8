package io.corral.store.embedded.event;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import io.corral.store.event.EventExpression.Relation;
import io.corral.store.event.EventField;
import io.corral.store.event.EventFieldType;
import io.corral.store.sql.event.EventSyntax;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// DuckDB's way of writing maps, lists and statistics. Lists of frames stand in the table `stack`.
final class DuckDbSyntax implements EventSyntax {

    private static final Field<Long> STACK = field(name("e", "stack"), Long.class);

    @Override
    public SQLDialect dialect() {
        return SQLDialect.DUCKDB;
    }

    @Override
    public Field<?> column(EventField field) {
        if (StackTable.holds(field)) {
            return field(
                    "(select any_value({0}) from stack s where s.id = {1})", Object.class,
                    stackColumn(field), STACK);
        }
        return field(name("e", field.columnName()), columnType(field.type()));
    }

    @Override
    public Field<?> output(Field<?> value, EventFieldType type) {
        return switch (type) {
            case TIME -> field("epoch_us({0})", Long.class, value);
            case NUMBER, DURATION -> value.cast(SQLDataType.DOUBLE);
            case TEXT, TEXTS, FLAG, FLAGS, WHOLE, HEX_32, HEX_16 -> value;
        };
    }

    @Override
    public <T> Field<T> mapValue(String mapColumn, String key, Class<T> valueType) {
        return field("{0}[{1}]", valueType, field(name("e", mapColumn)), val(key));
    }

    @Override
    public Field<Double> number(Field<String> text) {
        return field("try_cast({0} as double)", Double.class, text);
    }

    @Override
    public Condition anyEquals(EventField field, List<Object> values) {
        return anyElement(field, list -> DSL.or(values.stream()
                .map(value -> DSL.condition("list_contains({0}, {1})", list, val(value)))
                .toList()));
    }

    @Override
    public Condition anyLike(EventField field, String pattern) {
        return anyElement(field, list -> DSL.condition(
                "len(list_filter({0}, lambda x: cast(x as varchar) ilike {1} escape '\\')) > 0",
                list, val(pattern)));
    }

    @Override
    public Condition anyElement(EventField field) {
        return anyElement(field, list -> DSL.condition("len({0}) > 0", list));
    }

    @Override
    public Condition like(Field<String> text, String pattern) {
        return DSL.condition("{0} ilike {1} escape '\\'", text, val(pattern));
    }

    @Override
    public Field<?> bucket(Field<?> time, Duration width) {
        return field(
                "make_timestamp(epoch_us({0}) - epoch_us({0}) % {1})", LocalDateTime.class, time,
                inline(width.toNanos() / 1_000));
    }

    @Override
    public Field<Double> quantile(Field<Double> value, double fraction) {
        return field("quantile_cont({0}, {1})", Double.class, value, inline(fraction));
    }

    @Override
    public Field<?> newest(Field<?> value, Field<?> time) {
        return field("arg_max({0}, {1})", value.getDataType(), value, time);
    }

    @Override
    public Field<?> anyValue(Field<?> value) {
        return field("any_value({0})", value.getDataType(), value);
    }

    @Override
    public Field<Double> relation(
            Relation.Measure measure, Field<Double> left, Field<Double> right) {
        // What is no number (the correlation of a single row) is absent, also for an order.
        return field("nullif({0}, 'nan'::double)", Double.class,
                measured(measure, left, right));
    }

    private static Field<Double> measured(
            Relation.Measure measure, Field<Double> left, Field<Double> right) {
        return switch (measure) {
            case COVARIANCE -> field("covar_samp({0}, {1})", Double.class, left, right);
            case CORRELATION -> field("corr({0}, {1})", Double.class, left, right);
            case SLOPE -> field("regr_slope({1}, {0})", Double.class, left, right);
            case INTERCEPT -> field("regr_intercept({1}, {0})", Double.class, left, right);
        };
    }

    private static Condition anyElement(
            EventField field, Function<Field<?>, Condition> condition) {
        if (StackTable.holds(field)) {
            return DSL.condition(
                    "{0} in (select s.id from stack s where {1})", STACK,
                    condition.apply(stackColumn(field)));
        }
        return condition.apply(field(name("e", field.columnName())));
    }

    private static Field<?> stackColumn(EventField field) {
        return field(name("s", field.columnName()));
    }

    private static Class<?> columnType(EventFieldType type) {
        return switch (type) {
            case TEXT -> String.class;
            case FLAG -> Boolean.class;
            case WHOLE, HEX_16 -> Long.class;
            case NUMBER, DURATION -> Double.class;
            case TIME -> LocalDateTime.class;
            case TEXTS, FLAGS, HEX_32 -> Object.class;
        };
    }
}
