package io.corral.protocol.rule;

import io.corral.domain.group.rule.MatchKey;
import io.corral.domain.group.rule.RuleCondition;
import io.corral.domain.group.rule.RuleSource;
import io.corral.domain.group.rule.StackAction;
import io.corral.domain.group.rule.StackAction.Range;
import io.corral.domain.group.rule.StackRule;
import io.corral.domain.group.rule.StackRules;
import io.corral.protocol.rule.RuleCursor.Mismatch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads stack-trace rules (Sentry docs: "Stack Trace Rules"):
/// ```
/// rule   = matchers action+
/// action = ["^" | "v"] ("+" | "-") ("group" | "app")
///        | "max-frames=" number | "min-frames=" number | "category=" name
/// ```
public final class StackRuleReader {

    private static final int ACTIONS_MAX = 16;
    private static final int DIGITS_MAX = 6;
    private static final Set<MatchKey> KEYS = EnumSet.complementOf(EnumSet.of(MatchKey.URL));
    private static final String ACTION =
            "`+app`, `-app`, `+group`, `-group`, `max-frames=`, `min-frames=` or `category=`";

    private StackRuleReader() {}

    /// Reads a text, one rule a line. Never throws.
    public static RulesRead<StackRule> read(String text) {
        return RuleLines.read(text, StackRules.RULES_MAX, StackRuleReader::rule);
    }

    private static StackRule rule(RuleCursor cursor, RuleSource source) throws Mismatch {
        RuleCondition condition = new MatcherReader(cursor, KEYS)
                .condition(StackRuleReader::isAction, "another matcher or " + ACTION);
        List<StackAction> actions = new ArrayList<>();
        do {
            if (actions.size() == ACTIONS_MAX) {
                throw cursor.wrong("at most " + ACTIONS_MAX + " actions");
            }
            actions.add(action(cursor));
            cursor.skipSpace();
        } while (!cursor.atEnd());
        return new StackRule(condition, actions, source);
    }

    private static boolean isAction(RuleCursor cursor) {
        char first = cursor.peek();
        char second = cursor.peek(1);
        return first == '+' || first == '-' || first == '^'
                || (first == 'v' && (second == '+' || second == '-'))
                || cursor.startsWith("max-frames=") || cursor.startsWith("min-frames=")
                || cursor.startsWith("category=");
    }

    private static StackAction action(RuleCursor cursor) throws Mismatch {
        if (!isAction(cursor)) {
            throw cursor.wrong(ACTION);
        }
        if (cursor.take("max-frames=")) {
            return new StackAction.MaxFrames(number(cursor));
        }
        if (cursor.take("min-frames=")) {
            return new StackAction.MinFrames(number(cursor));
        }
        if (cursor.take("category=")) {
            String name = cursor.takeWhile(c -> Character.isLetterOrDigit(c)
                    || c == '_' || c == '-' || c == '.');
            if (name.isEmpty()) {
                throw cursor.wrong("the name of a category");
            }
            end(cursor);
            return new StackAction.Category(name);
        }
        Range range = cursor.take("^") ? Range.UP : cursor.take("v") ? Range.DOWN : Range.SELF;
        boolean on = cursor.take("+");
        if (!on) {
            cursor.expect("-", "`+` or `-`");
        }
        boolean group = cursor.take("group");
        if (!group) {
            cursor.expect("app", "`group` or `app`");
        }
        end(cursor);
        return group ? new StackAction.Group(range, on) : new StackAction.App(range, on);
    }

    private static int number(RuleCursor cursor) throws Mismatch {
        int at = cursor.position();
        String digits = cursor.takeWhile(c -> c >= '0' && c <= '9');
        if (digits.isEmpty() || digits.length() > DIGITS_MAX) {
            throw cursor.wrong(at, "a number of frames");
        }
        end(cursor);
        return Integer.parseInt(digits);
    }

    private static void end(RuleCursor cursor) throws Mismatch {
        if (!cursor.atEnd() && !Character.isWhitespace(cursor.peek())) {
            throw cursor.wrong("a space or the end of the line");
        }
    }
}
