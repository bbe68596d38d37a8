package io.corral.protocol.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.corral.domain.search.Equation;
import io.corral.domain.search.Equation.Constant;
import io.corral.domain.search.Equation.Operation;
import io.corral.domain.search.Equation.Operator;
import io.corral.domain.search.Equation.Term;
import io.corral.domain.search.SearchKey;
import io.corral.protocol.search.EquationParser.Result;
import io.corral.testkit.Property;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquationParserTest {

    private static final String SIGNS = "ab1.()+-*/ ,[]\"tags|";

    @Test
    void times_bindsBeforePlus() {
        assertThat(equation("a + 2 * b")).isEqualTo(new Operation(
                field("a"), Operator.PLUS,
                new Operation(new Constant(2), Operator.TIMES, field("b"))));
        assertThat(equation("(a + 2) * b")).isEqualTo(new Operation(
                new Operation(field("a"), Operator.PLUS, new Constant(2)), Operator.TIMES,
                field("b")));
    }

    @Test
    void equalOperators_bindToTheLeft() {
        assertThat(equation("a - b - -1.5")).isEqualTo(new Operation(
                new Operation(field("a"), Operator.MINUS, field("b")), Operator.MINUS,
                new Constant(-1.5)));
    }

    @Test
    void calls_areOperands() {
        assertThat(equation("failure_count()/count()")).isEqualTo(new Operation(
                new Term(new SearchKey.Call("failure_count", List.of()), "failure_count()"),
                Operator.DIVIDED_BY,
                new Term(new SearchKey.Call("count", List.of()), "count()")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a +      | 3 | A number, field or function belongs here
            a b      | 2 | An operator, + - * or /, belongs here
            (a + b   | 0 | This parenthesis is not closed
            1.2.3    | 0 | "1.2.3" is not a number
            """)
    void mistakes_areToldWithTheirPlace(String text, int position, String reason) {
        assertThat(EquationParser.parse(text)).isEqualTo(new Result.Failed(position, reason));
    }

    @Test
    void bounds_areKept() {
        assertThat(EquationParser.parse("(".repeat(900))).isInstanceOf(Result.Failed.class);
        assertThat(EquationParser.parse("1+".repeat(100) + "1"))
                .isInstanceOf(Result.Failed.class);
        assertThat(EquationParser.parse("1".repeat(2_000))).isInstanceOf(Result.Failed.class);
    }

    @Test
    void anyText_neverThrows() {
        Property.forAll((random, size) -> {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            return text.toString();
        }, text -> assertThatCode(() -> EquationParser.parse(text)).doesNotThrowAnyException());
    }

    private static Equation equation(String text) {
        return ((Result.Parsed) EquationParser.parse(text)).equation();
    }

    private static Term field(String name) {
        return new Term(new SearchKey.Named(name), name);
    }
}
