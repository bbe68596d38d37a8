package io.corral.protocol.rule;

import io.corral.domain.group.rule.FingerprintRule;
import io.corral.domain.group.rule.FingerprintRules;
import io.corral.domain.group.rule.MatchKey;
import io.corral.domain.group.rule.RuleCondition;
import io.corral.domain.group.rule.RuleSource;
import io.corral.protocol.rule.RuleCursor.Mismatch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads fingerprint rules (Sentry docs: "Fingerprint Rules"):
/// ```
/// rule  = matchers "->" value ("," value | " " value)*
/// value = title="..." | quoted | "{{" variable "}}" | bare
/// ```
public final class FingerprintRuleReader {

    private static final int VALUES_MAX = 64;
    private static final Set<MatchKey> KEYS = EnumSet.complementOf(EnumSet.of(
            MatchKey.CATEGORY, MatchKey.MECHANISM, MatchKey.URL));
    private static final String VALUE = "a value, such as `checkout` or `{{ default }}`";

    private FingerprintRuleReader() {}

    /// Reads a text, one rule a line. Never throws.
    public static RulesRead<FingerprintRule> read(String text) {
        return RuleLines.read(text, FingerprintRules.RULES_MAX, FingerprintRuleReader::rule);
    }

    private static FingerprintRule rule(RuleCursor cursor, RuleSource source) throws Mismatch {
        RuleCondition condition = new MatcherReader(cursor, KEYS)
                .condition(rest -> rest.startsWith("->"), "another matcher or `->`");
        cursor.expect("->", "`->`");
        List<String> values = new ArrayList<>();
        @Nullable
        String title = null;
        cursor.skipSpace();
        while (!cursor.atEnd()) {
            if (cursor.startsWith("title=\"")) {
                cursor.take("title=");
                title = cursor.quoted();
            } else if (values.size() == VALUES_MAX) {
                throw cursor.wrong("at most " + VALUES_MAX + " values");
            } else {
                values.add(value(cursor));
            }
            cursor.skipSpace();
            if (cursor.take(",")) {
                cursor.skipSpace();
            }
        }
        if (values.isEmpty()) {
            throw cursor.wrong(VALUE);
        }
        return new FingerprintRule(condition, values, title, source);
    }

    private static String value(RuleCursor cursor) throws Mismatch {
        if (cursor.peek() == '"') {
            return cursor.quoted();
        }
        if (cursor.take("{{")) {
            String name = cursor.takeWhile(c -> c != '}').strip();
            if (name.isEmpty()) {
                throw cursor.wrong("the name of a variable");
            }
            cursor.expect("}}", "`}}`");
            return "{{ " + name + " }}";
        }
        String bare = cursor.takeWhile(c -> c != ',' && !Character.isWhitespace(c));
        if (bare.isEmpty()) {
            throw cursor.wrong(VALUE);
        }
        return bare;
    }
}
