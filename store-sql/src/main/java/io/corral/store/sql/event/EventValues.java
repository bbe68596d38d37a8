package io.corral.store.sql.event;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Calculation;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventField;
import io.corral.store.event.EventFieldType;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Expressions as SQL values.
final class EventValues {

    private final EventSyntax syntax;
    private final EventConditions conditions;

    EventValues(EventSyntax syntax) {
        this.syntax = syntax;
        conditions = new EventConditions(syntax, this);
    }

    EventConditions conditions() {
        return conditions;
    }

    Field<?> value(EventExpression expression) {
        return switch (expression) {
            case EventExpression.Field(var field) -> syntax.column(field);
            case EventExpression.Tag(var key) -> tag(key);
            case EventExpression.TextAttribute(var key) ->
                syntax.mapValue("texts", key, String.class);
            case EventExpression.NumberAttribute(var key) -> coalesce(
                    syntax.mapValue("numbers", key, Double.class), syntax.number(tag(key)));
            case EventExpression.Measurement(var key) ->
                syntax.mapValue("measurements", key, Double.class);
            case EventExpression.FirstOf(var choices) -> firstOf(choices);
            case EventExpression.Issue _ -> EventSelect.ISSUE;
            case EventExpression.TimeBucket(var width) ->
                syntax.bucket(syntax.column(EventField.TIMESTAMP), width);
            case EventExpression.Holds(var predicate) ->
                field(conditions.known(predicate));
            case EventExpression.Constant(var value) -> inline(value);
            case EventExpression.Count _ -> count();
            case EventExpression.CountPresent(var value) -> count(
                    when(conditions.present(value), inline(1)));
            case EventExpression.CountUnique(var value) -> countDistinct(value(value));
            case EventExpression.CountUniqueWhere(var value, var predicate) -> countDistinct(
                    when(conditions.condition(predicate), value(value)));
            case EventExpression.CountWhere(var predicate) -> count(
                    when(conditions.condition(predicate), inline(1)));
            case Statistic statistic -> statistic(statistic);
            case EventExpression.Quantile(var value, var fraction) ->
                syntax.quantile(number(value), fraction);
            case EventExpression.Relation(var measure, var left, var right) ->
                syntax.relation(measure, number(left), number(right));
            case EventExpression.AnyValue(var value) -> syntax.anyValue(value(value));
            case EventExpression.Newest(var value) ->
                syntax.newest(value(value), syntax.column(EventField.TIMESTAMP));
            case Calculation calculation -> calculation(calculation);
        };
    }

    Field<Double> number(EventExpression expression) {
        Field<?> value = value(expression);
        return expression.type() == EventFieldType.TEXT
                ? syntax.number(value.cast(SQLDataType.CLOB))
                : value.cast(SQLDataType.DOUBLE);
    }

    private Field<String> tag(String key) {
        return syntax.mapValue("tags", key, String.class);
    }

    private Field<String> firstOf(List<EventExpression> choices) {
        List<Field<String>> texts = choices.stream()
                .map(choice -> nullif(text(choice), inline("")))
                .toList();
        return texts.size() == 1
                ? texts.getFirst()
                : coalesce(
                        texts.getFirst(),
                        texts.subList(1, texts.size()).toArray(Field<?>[]::new));
    }

    @SuppressWarnings("unchecked") // a text stays one
    private Field<String> text(EventExpression expression) {
        Field<?> value = value(expression);
        return expression.type() == EventFieldType.TEXT
                ? (Field<String>) value
                : value.cast(SQLDataType.CLOB);
    }

    private Field<?> statistic(Statistic statistic) {
        if (statistic.type() == EventFieldType.TIME) {
            Field<?> time = value(statistic.value());
            return statistic.kind() == Statistic.Kind.SMALLEST ? DSL.min(time) : DSL.max(time);
        }
        Field<Double> number = number(statistic.value());
        return switch (statistic.kind()) {
            case SUM -> DSL.sum(number);
            case AVERAGE -> DSL.avg(number);
            case SMALLEST -> DSL.min(number);
            case LARGEST -> DSL.max(number);
            case VARIANCE -> DSL.varSamp(number);
            case DEVIATION -> DSL.stddevSamp(number);
        };
    }

    private Field<Double> calculation(Calculation calculation) {
        Field<Double> left = number(calculation.left());
        Field<Double> right = number(calculation.right());
        return switch (calculation.operator()) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case DIVIDED_BY -> left.divide(nullif(right, val(0.0)));
        };
    }
}
