package io.corral.protocol.rule;

import io.corral.domain.group.rule.MatchKey;
import io.corral.domain.group.rule.Matcher;
import io.corral.domain.group.rule.RuleCondition;
import io.corral.domain.search.Nearest;
import io.corral.protocol.rule.RuleCursor.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what stands in front of a rule's effect:
/// ```
/// matchers = [caller] matcher+ [callee]
/// caller   = "[" matcher "]" "|"
/// callee   = "|" "[" matcher "]"
/// matcher  = ["!"] key ":" (quoted | bare)
/// ```
final class MatcherReader {

    private static final String TAG = "tags.NAME";
    /// What people write for a tag who leave a letter out.
    private static final String TAG_MEANT = "tag.";
    private static final Set<String> FLAGS = Set.of("yes", "no", "true", "false", "1", "0");
    private static final Set<String> FAMILIES = Set.of("javascript", "native", "other", "all");

    private final RuleCursor cursor;
    private final Set<MatchKey> allowed;

    /// @param allowed keys that rules of this kind may have
    MatcherReader(RuleCursor cursor, Set<MatchKey> allowed) {
        this.cursor = cursor;
        this.allowed = allowed;
    }

    /// Says whether the rule's effect follows.
    @FunctionalInterface
    interface Effect {
        boolean follows(RuleCursor cursor);
    }

    /// @param effect where the matchers end
    RuleCondition condition(Effect effect, String expected) throws Mismatch {
        cursor.skipSpace();
        Matcher caller = null;
        if (cursor.peek() == '[') {
            caller = bracketed();
            cursor.skipSpace();
            cursor.expect("|", "`|` behind the caller");
        }
        List<Matcher> matchers = new ArrayList<>();
        @Nullable
        Matcher callee = null;
        cursor.skipSpace();
        while (callee == null && !effect.follows(cursor)) {
            if (cursor.atEnd()) {
                throw cursor.wrong(matchers.isEmpty() ? "a matcher" : expected);
            }
            if (!matchers.isEmpty() && cursor.take("|")) {
                cursor.skipSpace();
                callee = bracketed();
            } else if (matchers.size() == RuleCondition.MATCHERS_MAX) {
                throw cursor.wrong("at most " + RuleCondition.MATCHERS_MAX + " matchers");
            } else if (!matchers.isEmpty() && !isMatcherNext()) {
                throw cursor.wrong(expected);
            } else {
                matchers.add(matcher(false));
            }
            cursor.skipSpace();
        }
        if (matchers.isEmpty()) {
            throw cursor.wrong("a matcher, such as `error.type:TimeoutError`");
        }
        return new RuleCondition(caller, matchers, callee);
    }

    // Behind a matcher a word without a colon is meant to be the effect as likely as a matcher.
    private boolean isMatcherNext() {
        int at = cursor.peek() == '!' ? 1 : 0;
        while (isNamePart(cursor.peek(at))) {
            at++;
        }
        return cursor.peek(at) == ':' || cursor.peek(at) == '"';
    }

    private Matcher bracketed() throws Mismatch {
        cursor.expect("[", "`[`");
        cursor.skipSpace();
        Matcher matcher = matcher(true);
        cursor.skipSpace();
        cursor.expect("]", "`]`");
        return matcher;
    }

    Matcher matcher(boolean inBrackets) throws Mismatch {
        boolean negated = cursor.take("!");
        int at = cursor.position();
        String name = cursor.peek() == '"'
                ? cursor.quoted()
                : cursor.takeWhile(
                        MatcherReader::isNamePart);
        MatchKey key = key(name, at);
        cursor.expect(":", "`:` behind `" + name + "`");
        int from = cursor.position();
        String pattern = cursor.peek() == '"' ? cursor.quoted() : bare(inBrackets);
        if (pattern.isEmpty() && cursor.position() == from) {
            throw cursor.wrong("a pattern behind `" + name + ":`");
        }
        check(key, pattern, from);
        return new Matcher(key, key == MatchKey.TAG ? name.substring(5) : "", pattern, negated);
    }

    private static boolean isNamePart(int c) {
        return c > ' ' && c != ':' && c != '"' && c != '[' && c != ']' && c != '|' && c != '!';
    }

    private MatchKey key(String name, int at) throws Mismatch {
        Optional<MatchKey> key = MatchKey.named(name).filter(allowed::contains);
        if (key.isPresent()) {
            return key.get();
        }
        List<String> names = allowed.stream()
                .sorted().map(each -> each == MatchKey.TAG
                        ? TAG
                        : each.names().getFirst())
                .toList();
        String near = near(name);
        throw cursor.wrong(at, near.isEmpty()
                ? "one of the keys " + String.join(", ", names)
                : "a key, perhaps `" + near + "`");
    }

    /// The key that was likely meant; empty for none.
    private String near(String name) {
        if (name.startsWith(TAG_MEANT) && name.length() > TAG_MEANT.length()
                && allowed.contains(MatchKey.TAG)) {
            return "tags." + name.substring(TAG_MEANT.length());
        }
        String near = Nearest.likely(name, allowed.stream()
                .flatMap(each -> each.names().stream()).toList()).orElse("");
        return near.equals("tags.") ? TAG : near;
    }

    private String bare(boolean inBrackets) {
        int[] depth = {0};
        return cursor.takeWhile(c -> {
            if (inBrackets && c == ']' && depth[0] == 0) {
                return false;
            }
            depth[0] += c == '[' ? 1 : c == ']' ? -1 : 0;
            return !Character.isWhitespace(c);
        });
    }

    private void check(MatchKey key, String pattern, int at) throws Mismatch {
        if (pattern.length() > Matcher.PATTERN_LENGTH_MAX) {
            throw cursor.wrong(at, "at most " + Matcher.PATTERN_LENGTH_MAX + " characters");
        }
        String lower = pattern.toLowerCase(Locale.ROOT);
        if (key == MatchKey.APP && !FLAGS.contains(lower)) {
            throw cursor.wrong(at, "`yes` or `no`");
        }
        if (key == MatchKey.FAMILY) {
            for (String family : lower.split(",", -1)) {
                if (!FAMILIES.contains(family.strip())) {
                    throw cursor.wrong(at, "`javascript`, `native`, `other` or `all`");
                }
            }
        }
    }
}
