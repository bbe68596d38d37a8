package io.corral.domain.search;

/// Arithmetic over fields or aggregates, as written after `equation|`.
public sealed interface Equation {

    /// A number.
    record Constant(double value) implements Equation {}

    /// A field or a call.
    ///
    /// @param text as written
    record Term(SearchKey key, String text) implements Equation {}

    /// Two operands.
    record Operation(Equation left, Operator operator, Equation right) implements Equation {}

    /// The four operations.
    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDED_BY
    }
}
