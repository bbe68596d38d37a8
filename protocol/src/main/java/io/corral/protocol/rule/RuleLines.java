package io.corral.protocol.rule;

import io.corral.domain.group.rule.RuleSource;
import io.corral.protocol.rule.RuleCursor.Mismatch;
import java.util.ArrayList;
import java.util.List;

/// Takes a text apart into lines and reads each; empty lines and those that begin with `#` are
/// comments. Never throws.
final class RuleLines {

    /// Characters of a text of rules.
    static final int TEXT_LENGTH_MAX = 200_000;
    private static final int LINE_LENGTH_MAX = 4_096;

    private RuleLines() {}

    /// Reads one rule.
    ///
    /// @param <R> kind of rule
    @FunctionalInterface
    interface LineReader<R> {

        /// The rule in a line.
        ///
        /// @throws Mismatch where the line is not a rule
        R read(RuleCursor cursor, RuleSource source) throws Mismatch;
    }

    static <R> RulesRead<R> read(String text, int rulesMax, LineReader<R> reader) {
        if (text.length() > TEXT_LENGTH_MAX) {
            return wrong(1, 1, "at most " + TEXT_LENGTH_MAX + " characters",
                    text.length() + " characters");
        }
        List<R> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            String rule = line.strip();
            if (rule.isEmpty() || rule.startsWith("#")) {
                continue;
            }
            if (line.length() > LINE_LENGTH_MAX) {
                return wrong(number, LINE_LENGTH_MAX + 1, "the end of the rule", "more of it");
            }
            if (rules.size() == rulesMax) {
                return wrong(number, 1, "at most " + rulesMax + " rules", "another rule");
            }
            RuleCursor cursor = new RuleCursor(line);
            try {
                rules.add(reader.read(cursor, new RuleSource(number, rule)));
            } catch (Mismatch mismatch) {
                return wrong(number, mismatch.position() + 1, mismatch.expected(),
                        cursor.wordAt(mismatch.position()));
            }
        }
        return new RulesRead.Rules<>(rules);
    }

    private static <R> RulesRead<R> wrong(int line, int column, String expected, String found) {
        return new RulesRead.Wrong<>(new RuleProblem(line, column, expected, found));
    }
}
