package io.corral.domain.group.rule;

/// Where a rule is written.
///
/// @param line from 1; 0 for rules that are built in
/// @param text the rule as it is written
public record RuleSource(int line, String text) {

    /// A rule that comes with the program.
    public boolean isBuiltIn() {
        return line == 0;
    }
}
