package io.corral.protocol.rule;

import io.corral.domain.group.rule.MatchKey;
import io.corral.domain.group.rule.Matcher;
import io.corral.domain.group.rule.RuleSource;
import io.corral.domain.ownership.Owner;
import io.corral.domain.ownership.OwnershipRule;
import io.corral.domain.ownership.OwnershipRules;
import io.corral.protocol.rule.RuleCursor.Mismatch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads ownership rules (Sentry docs: "Ownership Rules"):
/// ```
/// rule  = matcher owner+
/// owner = "#" team | email
/// ```
/// In a path `*` also stands for slashes; `codeowners:` takes a pattern as in a CODEOWNERS file.
/// Comments may follow a rule.
public final class OwnershipRuleReader {

    private static final int OWNERS_MAX = 32;
    private static final Set<MatchKey> KEYS =
            EnumSet.of(MatchKey.PATH, MatchKey.MODULE, MatchKey.URL, MatchKey.TAG);
    private static final String OWNER = "`#team` or an email address";

    private OwnershipRuleReader() {}

    /// Reads a text, one rule a line. Never throws.
    public static RulesRead<OwnershipRule> read(String text) {
        return RuleLines.read(text, OwnershipRules.RULES_MAX, OwnershipRuleReader::rule);
    }

    private static OwnershipRule rule(RuleCursor cursor, RuleSource source) throws Mismatch {
        cursor.skipSpace();
        if (cursor.peek() == '!') {
            throw cursor.wrong("a matcher without `!`");
        }
        Matcher matcher = cursor.take("codeowners:")
                ? codeOwners(cursor)
                : acrossSlashes(new MatcherReader(cursor, KEYS).matcher(false));
        List<Owner> owners = new ArrayList<>();
        cursor.skipSpace();
        do {
            if (owners.size() == OWNERS_MAX) {
                throw cursor.wrong("at most " + OWNERS_MAX + " owners");
            }
            owners.add(owner(cursor));
            cursor.skipSpace();
        } while (!cursor.atEnd() && !cursor.startsWith("# "));
        return new OwnershipRule(matcher, owners, source);
    }

    /// A pattern of a CODEOWNERS file, in which `*` does not stand for slashes.
    private static Matcher codeOwners(RuleCursor cursor) throws Mismatch {
        String pattern = cursor.takeWhile(c -> !Character.isWhitespace(c));
        if (pattern.isEmpty() || pattern.length() > Matcher.PATTERN_LENGTH_MAX) {
            throw cursor.wrong("a pattern behind `codeowners:`");
        }
        return new Matcher(MatchKey.PATH, "", CodeOwners.glob(pattern), false);
    }

    private static Matcher acrossSlashes(Matcher matcher) {
        return matcher.key() == MatchKey.PATH
                ? new Matcher(matcher.key(), matcher.tag(),
                        matcher.pattern().replace("*", "**").replace("****", "**"),
                        matcher.negated())
                : matcher;
    }

    private static Owner owner(RuleCursor cursor) throws Mismatch {
        int at = cursor.position();
        boolean team = cursor.take("#");
        String name = cursor.takeWhile(c -> !Character.isWhitespace(c));
        int sign = name.indexOf('@');
        boolean email = sign > 0 && sign < name.length() - 1;
        if (name.isEmpty() || (!team && !email)) {
            throw cursor.wrong(at, OWNER);
        }
        return team ? new Owner.OfTeam(name) : new Owner.OfPerson(name);
    }
}
