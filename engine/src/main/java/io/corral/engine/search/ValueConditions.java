package io.corral.engine.search;

import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.Quantity;
import io.corral.protocol.search.TimeLiteral;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.FirstOf;
import io.corral.store.event.EventExpression.NumberAttribute;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventPredicate.Matches;
import io.corral.store.event.EventPredicate.Not;
import io.corral.store.event.EventPredicate.Or;
import io.corral.store.event.EventPredicate.Present;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/// Conditions on a column, its values read as the column's type asks.
final class ValueConditions {

    private final Instant now;

    ValueConditions(Instant now) {
        this.now = now;
    }

    EventPredicate compare(SearchColumn column, SearchOperator operator, SearchValue value) {
        if (operator == SearchOperator.NOT_EQUAL) {
            return new Not(compare(column, SearchOperator.EQUAL, value));
        }
        return switch (value) {
            case SearchValue.Literal(var text) -> literal(column, operator, text);
            case SearchValue.Pattern(var glob) -> {
                if (operator != SearchOperator.EQUAL) {
                    throw new SearchMistake(
                            "Wildcards cannot be compared with " + operator.sign());
                }
                yield new Matches(column.expression(), glob);
            }
        };
    }

    EventPredicate anyOf(SearchColumn column, List<String> values) {
        return new Or(values.stream()
                .map(value -> literal(column, SearchOperator.EQUAL, value))
                .toList());
    }

    private EventPredicate literal(SearchColumn column, SearchOperator operator, String text) {
        EventExpression expression = column.expression();
        if (text.isEmpty() && operator == SearchOperator.EQUAL) {
            return new Not(new Present(expression));
        }
        return switch (expression.type()) {
            case TEXT -> text(column, operator, text);
            case TEXTS -> new Compare(expression, equality(column, operator), text);
            case FLAG, FLAGS -> new Compare(
                    expression, equality(column, operator),
                    Quantity.flag(text).orElseThrow(() -> wrong(column, "true or false", text)));
            case WHOLE -> whole(column, operator, text);
            case NUMBER, DURATION -> new Compare(expression, operator, number(column, text));
            case TIME -> time(column, operator, text);
            case HEX_32, HEX_16 -> new Compare(
                    expression, operator, text.replace("-", "").toLowerCase(Locale.ROOT));
        };
    }

    /// Texts compare as texts, unless they are attributes that hold a number.
    private static EventPredicate text(
            SearchColumn column, SearchOperator operator, String text) {
        EventExpression expression = column.expression();
        if (operator == SearchOperator.EQUAL) {
            return expression instanceof FirstOf(var choices)
                    ? equal(choices, text)
                    : new Compare(expression, operator, text);
        }
        String attribute = FunctionNames.attributeKey(expression);
        OptionalDouble number = untyped(text);
        if (attribute == null || number.isEmpty()) {
            String instead = column.name().equals("release")
                    ? "versions compare as release.version:>=1.2.0"
                    : "a tag that holds a number is written tags[name,number]";
            throw new SearchMistake("%s is a text and cannot be compared with %s; %s"
                    .formatted(column.name(), operator.sign(), instead));
        }
        return new Compare(
                new NumberAttribute(attribute), operator, number.getAsDouble());
    }

    /// Numbers are equal as numbers, and only asked for when the value is one: each choice is a map
    /// to read.
    private static EventPredicate equal(List<EventExpression> choices, String text) {
        List<EventExpression> texts = choices.stream()
                .filter(choice -> !(choice instanceof NumberAttribute)).toList();
        List<EventExpression> numbers = choices.stream()
                .filter(choice -> choice instanceof NumberAttribute).toList();
        var equal = new Compare(
                texts.isEmpty() ? new FirstOf(choices) : new FirstOf(texts), SearchOperator.EQUAL,
                text);
        OptionalDouble number = Quantity.number(text);
        return numbers.isEmpty() || number.isEmpty()
                ? equal
                : new Or(List.of(equal, new Compare(
                        numbers.getFirst(), SearchOperator.EQUAL, number.getAsDouble())));
    }

    /// What says nothing of its kind is read as a number, a duration or a size, in this order.
    private static OptionalDouble untyped(String text) {
        return Stream.<Function<String, OptionalDouble>>of(
                Quantity::number, Quantity::durationMillis, Quantity::bytes)
                .map(reading -> reading.apply(text))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElseGet(OptionalDouble::empty);
    }

    private static EventPredicate whole(
            SearchColumn column, SearchOperator operator, String text) {
        double number = Quantity.number(text)
                .orElseThrow(() -> wrong(column, "a number", text));
        boolean exact = number == Math.rint(number) && Math.abs(number) < 1e15;
        Object value = exact ? (Object) (long) number : (Object) number;
        return new Compare(column.expression(), operator, value);
    }

    private static double number(SearchColumn column, String text) {
        OptionalDouble number = switch (column.type()) {
            case DURATION -> Quantity.durationMillis(text);
            case PERCENTAGE -> Quantity.share(text);
            case SIZE -> Quantity.bytes(text);
            case STRING, INTEGER, NUMBER, DATE, BOOLEAN, ARRAY, RATE -> untyped(text);
        };
        return number.orElseThrow(
                () -> wrong(column, "a " + column.type().wireName(), text));
    }

    private EventPredicate time(SearchColumn column, SearchOperator operator, String text) {
        EventExpression expression = column.expression();
        TimeLiteral literal = TimeLiteral.parse(text)
                .orElseThrow(() -> wrong(column, "a date such as 2026-08-01 or -24h", text));
        return switch (literal) {
            case TimeLiteral.Moment(var moment) -> new Compare(expression, operator, moment);
            case TimeLiteral.Day day when operator == SearchOperator.EQUAL -> EventPredicate.all(
                    new Compare(expression, SearchOperator.GREATER_OR_EQUAL, day.from()),
                    new Compare(expression, SearchOperator.LESS, day.to()));
            case TimeLiteral.Day day -> new Compare(expression, operator, day.from());
            case TimeLiteral.Within(var duration) -> new Compare(
                    expression, SearchOperator.GREATER_OR_EQUAL, now.minus(duration));
            case TimeLiteral.OlderThan(var duration) -> new Compare(
                    expression, SearchOperator.LESS_OR_EQUAL, now.minus(duration));
        };
    }

    private static SearchOperator equality(SearchColumn column, SearchOperator operator) {
        if (operator != SearchOperator.EQUAL) {
            throw new SearchMistake(
                    column.name() + " cannot be compared with " + operator.sign());
        }
        return operator;
    }

    private static SearchMistake wrong(SearchColumn column, String expected, String found) {
        return new SearchMistake(
                "%s expects %s, found \"%s\"".formatted(column.name(), expected, found));
    }
}
