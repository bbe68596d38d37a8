package io.corral.engine.search;

import io.corral.domain.search.Equation;
import io.corral.domain.search.SearchKey;
import io.corral.protocol.search.EquationParser;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Calculation;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What equations mean: arithmetic over fields, or over aggregates, not both.
final class Equations {

    static final String PREFIX = EquationParser.PREFIX;

    private final BiFunction<SearchKey, String, SearchColumn> columns;

    /// @param columns what a key means
    Equations(BiFunction<SearchKey, String, SearchColumn> columns) {
        this.columns = columns;
    }

    /// A part of an equation.
    ///
    /// @param unit null without one
    /// @param aggregate null for a number, which goes with either
    private record Part(
            EventExpression expression, ValueType type, @Nullable String unit,
            @Nullable Boolean aggregate) {}

    /// The column of a field that begins with `equation|`.
    SearchColumn column(String name) {
        String text = name.substring(PREFIX.length());
        Equation equation = switch (EquationParser.parse(text)) {
            case EquationParser.Result.Parsed(var parsed) -> parsed;
            case EquationParser.Result.Failed(var position, var reason) ->
                throw new SearchMistake("%s (character %d of the equation)"
                        .formatted(reason, position + 1));
        };
        Part part = part(equation);
        if (part.aggregate() == null || part.expression() instanceof EventExpression.Constant) {
            throw new SearchMistake("An equation has a field or a function in it: " + text);
        }
        return SearchColumn.of(name, part.expression(), part.type(), part.unit());
    }

    private Part part(Equation equation) {
        return switch (equation) {
            case Equation.Constant(var value) -> new Part(
                    new EventExpression.Constant(value), ValueType.NUMBER, null, null);
            case Equation.Term(var key, var text) -> term(columns.apply(key, text));
            case Equation.Operation(var left, var operator, var right) ->
                operation(part(left), operator, part(right));
        };
    }

    private static Part term(SearchColumn column) {
        return new Part(FunctionNames.numeric(column), column.type(), column.unit(),
                column.expression().isAggregate());
    }

    private static Part operation(Part left, Equation.Operator operator, Part right) {
        if (left.aggregate() != null && right.aggregate() != null
                && !left.aggregate().equals(right.aggregate())) {
            throw new SearchMistake("An equation is over fields or over functions, not both");
        }
        boolean keepsUnit = switch (operator) {
            case PLUS, MINUS -> left.type() == right.type() && left.type() != ValueType.INTEGER;
            case TIMES, DIVIDED_BY ->
                right.aggregate() == null && left.type() != ValueType.INTEGER;
        };
        return new Part(
                new Calculation(left.expression(), operator(operator), right.expression()),
                keepsUnit ? left.type() : ValueType.NUMBER, keepsUnit ? left.unit() : null,
                left.aggregate() == null ? right.aggregate() : left.aggregate());
    }

    private static Calculation.Operator operator(Equation.Operator operator) {
        return switch (operator) {
            case PLUS -> Calculation.Operator.PLUS;
            case MINUS -> Calculation.Operator.MINUS;
            case TIMES -> Calculation.Operator.TIMES;
            case DIVIDED_BY -> Calculation.Operator.DIVIDED_BY;
        };
    }
}
