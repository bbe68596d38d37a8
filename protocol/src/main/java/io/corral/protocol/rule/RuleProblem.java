package io.corral.protocol.rule;

/// Why a text is not a list of rules.
///
/// @param line from 1
/// @param column from 1
/// @param expected what should stand there
/// @param found what stands there instead
public record RuleProblem(int line, int column, String expected, String found) {

    /// The problem in a sentence.
    public String sentence() {
        return "Line " + line + ", column " + column + ": expected " + expected + ", found "
                + found + ".";
    }
}
