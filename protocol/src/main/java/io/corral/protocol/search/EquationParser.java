package io.corral.protocol.search;

import io.corral.domain.search.Equation;
import io.corral.domain.search.Equation.Operator;
import io.corral.domain.search.SearchKey;
import io.corral.protocol.search.SearchCursor.Mismatch;

/// Reads equations by recursive descent:
/// ```
/// sum     = product { ("+" | "-") product }
/// product = factor { ("*" | "/") factor }
/// factor  = number | "(" sum ")" | field | function "(" arguments ")"
/// ```
/// Never throws; bounded in length and operators. Names end at a sign of arithmetic, so a tag whose
/// name has one is written `tags[my-tag,number]`.
public final class EquationParser {

    /// What queries write before an equation.
    public static final String PREFIX = "equation|";

    private static final int LENGTH_MAX = 1_000;
    private static final int OPERATORS_MAX = 20;
    private static final int DEPTH_MAX = 16;

    private final String text;
    private final SearchCursor cursor;
    private final SearchKeyReader keys;
    private int operators;
    private int depth;

    private EquationParser(String text) {
        this.text = text;
        cursor = new SearchCursor(text);
        keys = new SearchKeyReader(cursor, EquationParser::isNamePart);
    }

    /// What a text turned out to be.
    public sealed interface Result {

        /// An equation.
        record Parsed(Equation equation) implements Result {}

        /// Not an equation.
        ///
        /// @param position of the character that does not fit, from 0
        record Failed(int position, String reason) implements Result {}
    }

    /// Reads a text, without the prefix.
    public static Result parse(String text) {
        if (text.length() > LENGTH_MAX) {
            return new Result.Failed(LENGTH_MAX, "The equation is too long");
        }
        try {
            return new Result.Parsed(new EquationParser(text).whole());
        } catch (Mismatch mismatch) {
            SearchResult.Failed failed = mismatch.failed();
            return new Result.Failed(failed.position(), failed.reason());
        }
    }

    private Equation whole() {
        Equation equation = sum();
        if (!cursor.isAtEnd()) {
            throw cursor.mismatch("An operator, + - * or /, belongs here", null);
        }
        return equation;
    }

    private Equation sum() {
        Equation left = product();
        while (true) {
            if (cursor.take('+')) {
                left = operation(left, Operator.PLUS, product());
            } else if (cursor.take('-')) {
                left = operation(left, Operator.MINUS, product());
            } else {
                return left;
            }
        }
    }

    private Equation product() {
        Equation left = factor();
        while (true) {
            if (cursor.take('*')) {
                left = operation(left, Operator.TIMES, factor());
            } else if (cursor.take('/')) {
                left = operation(left, Operator.DIVIDED_BY, factor());
            } else {
                return left;
            }
        }
    }

    private Equation operation(Equation left, Operator operator, Equation right) {
        if (++operators > OPERATORS_MAX) {
            throw cursor.mismatch("More than %d operators".formatted(OPERATORS_MAX), null);
        }
        return new Equation.Operation(left, operator, right);
    }

    private Equation factor() {
        cursor.skipSpace();
        Equation factor = cursor.peek() == '(' ? group() : operand();
        cursor.skipSpace();
        return factor;
    }

    private Equation group() {
        int start = cursor.position();
        cursor.take('(');
        if (++depth > DEPTH_MAX) {
            throw cursor.mismatch("More than %d parentheses deep".formatted(DEPTH_MAX), null);
        }
        Equation inner = sum();
        if (!cursor.take(')')) {
            cursor.moveTo(start);
            throw cursor.mismatch("This parenthesis is not closed", null);
        }
        depth--;
        return inner;
    }

    private Equation operand() {
        int start = cursor.position();
        boolean negative = cursor.take('-');
        char first = cursor.peek();
        if (negative || isDigit(first) || first == '.') {
            return number(start);
        }
        SearchKey key = keys.key();
        if (key == null) {
            cursor.moveTo(start);
            throw cursor.mismatch("A number, field or function belongs here", null);
        }
        return new Equation.Term(key, text.substring(start, cursor.position()));
    }

    private Equation number(int start) {
        cursor.takeWhile(c -> isDigit(c) || c == '.');
        String digits = text.substring(start, cursor.position());
        return Quantity.number(digits).stream().<Equation>mapToObj(Equation.Constant::new)
                .findFirst()
                .orElseThrow(() -> {
                    cursor.moveTo(start);
                    return cursor.mismatch("\"" + digits + "\" is not a number", null);
                });
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(int c) {
        return c == '_' || c == '.' || isDigit(c) || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z');
    }
}
