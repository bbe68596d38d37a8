package io.corral.store.sql.event;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.search.Glob;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventFieldType;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Predicates as SQL conditions. SQL is three-valued, predicates are not: below a negation what is
/// unknown is made false, elsewhere it may stay unknown, which keeps conditions simple enough for
/// engines to skip blocks by.
final class EventConditions {

    private final EventSyntax syntax;
    private final EventValues values;

    EventConditions(EventSyntax syntax, EventValues values) {
        this.syntax = syntax;
        this.values = values;
    }

    Condition condition(EventPredicate predicate) {
        return condition(predicate, false);
    }

    /// The condition as a value that is never unknown.
    Condition known(EventPredicate predicate) {
        return condition(predicate, true);
    }

    private Condition condition(EventPredicate predicate, boolean negated) {
        return switch (predicate) {
            case EventPredicate.And(var terms) -> terms.isEmpty()
                    ? trueCondition()
                    : and(terms.stream().map(term -> condition(term, negated)).toList());
            case EventPredicate.Or(var terms) -> terms.isEmpty()
                    ? falseCondition()
                    : or(terms.stream().map(term -> condition(term, negated)).toList());
            case EventPredicate.Not(var term) -> not(condition(term, true));
            case Compare compare when compare.operator() == SearchOperator.NOT_EQUAL ->
                condition(
                        new EventPredicate.Not(
                                new Compare(
                                        compare.expression(), SearchOperator.EQUAL,
                                        compare.value())),
                        negated);
            case Compare compare -> known(compare(compare), negated);
            case EventPredicate.OneOf(var expression, var list) ->
                known(oneOf(expression, list), negated);
            case EventPredicate.Matches(var expression, var glob) ->
                known(like(expression, pattern(glob)), negated);
            case EventPredicate.Contains(var expression, var text) ->
                known(like(expression, "%" + escaped(text) + "%"), negated);
            case EventPredicate.Present(var expression) -> known(present(expression), negated);
            case EventPredicate.KeyIn(var keys) -> keyIn(keys);
        };
    }

    /// The value is there and not an empty text or list.
    Condition present(EventExpression expression) {
        if (expression instanceof EventExpression.Field(var field) && field.type().isList()) {
            return syntax.anyElement(field);
        }
        Field<?> value = values.value(expression);
        return expression.type() == EventFieldType.TEXT
                ? value.cast(SQLDataType.CLOB).ne(inline(""))
                : value.isNotNull();
    }

    private static Condition known(Condition condition, boolean negated) {
        return negated ? DSL.condition(coalesce(field(condition), inline(false))) : condition;
    }

    private Condition compare(Compare compare) {
        EventExpression expression = compare.expression();
        if (expression instanceof EventExpression.Field(var field) && field.type().isList()) {
            return compare.operator() == SearchOperator.EQUAL
                    ? syntax.anyEquals(field, List.of(compare.value()))
                    : falseCondition();
        }
        return switch (expression.type()) {
            case WHOLE -> compare.value() instanceof Long
                    ? compare(values.value(expression), compare.operator(), compare.value())
                    : compare(values.number(expression), compare.operator(), compare.value());
            case NUMBER, DURATION ->
                compare(values.number(expression), compare.operator(), compare.value());
            case HEX_16 -> hex16(expression, compare);
            case HEX_32 -> hex32(expression, compare);
            default -> compare(values.value(expression), compare.operator(), compare.value());
        };
    }

    private Condition hex16(EventExpression expression, Compare compare) {
        String hex = compare.value().toString();
        return hex.length() == 16
                ? compare(
                        values.value(expression), compare.operator(),
                        (Object) Long.parseUnsignedLong(hex, 16))
                : falseCondition();
    }

    private Condition hex32(EventExpression expression, Compare compare) {
        Field<?> text = values.value(expression).cast(SQLDataType.CLOB);
        return compare(text, compare.operator(), (Object) dashed(compare.value().toString()));
    }

    /// Ids compare as the texts engines print them as; what is no id equals none.
    private static String dashed(String hex) {
        return hex.length() == 32
                ? String.join(
                        "-", hex.substring(0, 8), hex.substring(8, 12), hex.substring(12, 16),
                        hex.substring(16, 20), hex.substring(20))
                : hex;
    }

    @SuppressWarnings("unchecked") // the value has the class the expression's type names
    private static Condition compare(Field<?> left, SearchOperator operator, Object value) {
        Field<Object> field = (Field<Object>) left;
        Field<Object> right = (Field<Object>) (Field<?>) val(sqlValue(value));
        return switch (operator) {
            case EQUAL -> field.eq(right);
            case NOT_EQUAL -> field.ne(right);
            case LESS -> field.lt(right);
            case LESS_OR_EQUAL -> field.le(right);
            case GREATER -> field.gt(right);
            case GREATER_OR_EQUAL -> field.ge(right);
        };
    }

    private static Object sqlValue(Object value) {
        return switch (value) {
            case Instant instant -> EventSelect.utc(instant);
            default -> value;
        };
    }

    private Condition oneOf(EventExpression expression, List<Object> list) {
        if (expression instanceof EventExpression.Field(var field) && field.type().isList()) {
            return syntax.anyEquals(field, list);
        }
        if (list.isEmpty()) {
            return falseCondition();
        }
        if (expression.type() == EventFieldType.TEXT) {
            // Lists of versions are long, and an engine looks up one list faster than it compares.
            return values.value(expression).cast(SQLDataType.CLOB)
                    .in(list.stream().map(String::valueOf).toList());
        }
        return or(list.stream()
                .map(value -> compare(new Compare(expression, SearchOperator.EQUAL, value)))
                .toList());
    }

    private Condition like(EventExpression expression, String pattern) {
        if (expression instanceof EventExpression.Field(var field) && field.type().isList()) {
            return syntax.anyLike(field, pattern);
        }
        return syntax.like(values.value(expression).cast(SQLDataType.CLOB), pattern);
    }

    private static Condition keyIn(Collection<IssueKey> keys) {
        Map<ProjectId, List<Long>> byProject = keys.stream()
                .sorted(Comparator.comparingLong(IssueKey::key))
                .collect(Collectors.groupingBy(
                        IssueKey::project, TreeMap::new,
                        Collectors.mapping(IssueKey::key, Collectors.toList())));
        if (byProject.isEmpty()) {
            return falseCondition();
        }
        return or(byProject.entrySet().stream()
                .map(each -> EventSelect.PROJECT.eq(each.getKey().value())
                        .and(EventSelect.KEY.in(each.getValue())))
                .toList());
    }

    static String pattern(Glob glob) {
        return glob.pieces().stream()
                .map(EventConditions::escaped)
                .collect(Collectors.joining("%"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
