package io.corral.domain.group.rule;

import io.corral.domain.group.rule.MatchKey.Scope;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A matcher with the place of its pattern in the table.
///
/// @param scope what it is asked about; a family is one of the event, or of a frame
/// @param slot -1 when its pattern is not compared with a text
/// @param glob of a category; null for every other key
/// @param families that a family pattern lists, as bits; 0 for every other key
record CompiledMatcher(
        Matcher matcher, Scope scope, int slot, int pattern, @Nullable GlobPattern glob,
        int families) {

    private static final Set<String> YES = Set.of("yes", "true", "1");

    /// @param ofFrames whether families are those of frames
    static CompiledMatcher of(Matcher matcher, PatternTable table, boolean ofFrames) {
        MatchKey key = matcher.key();
        if (isText(matcher)) {
            return new CompiledMatcher(
                    matcher, key.scope(), table.slot(matcher), table.pattern(matcher), null,
                    0);
        }
        Scope scope = key == MatchKey.FAMILY && ofFrames ? Scope.FRAME : key.scope();
        return new CompiledMatcher(matcher, scope, -1, -1, key == MatchKey.CATEGORY
                ? GlobPattern.of(matcher.pattern(), key.letters())
                : null, key == MatchKey.FAMILY ? Family.among(matcher.pattern()) : 0);
    }

    /// Whether a pattern is compared with a text of the event.
    static boolean isText(Matcher matcher) {
        return switch (matcher.key()) {
            case APP, CATEGORY, FAMILY -> false;
            default -> true;
        };
    }

    boolean negated() {
        return matcher.negated();
    }

    /// Whether it holds for an event.
    boolean holdsForEvent(RuleReading reading) {
        boolean matches = slot < 0
                ? (reading.family() & families) != 0
                : reading.hits(slot, pattern) != null;
        return matches != negated();
    }

    /// Where its pattern matches, whether or not it is negated; null when nowhere.
    @Nullable
    Bits matches(RuleReading reading) {
        return switch (matcher.key()) {
            case APP -> isYes(matcher.pattern())
                    ? reading.own()
                    : reading.own().copy().invert();
            case FAMILY -> reading.ofFamilies(families);
            case CATEGORY -> called(reading.categories());
            default -> reading.hits(slot, pattern);
        };
    }

    static boolean isYes(String pattern) {
        return YES.contains(pattern.toLowerCase(Locale.ROOT));
    }

    private Bits called(@Nullable String[] categories) {
        Bits bits = new Bits(categories.length);
        for (int i = 0; i < categories.length; i++) {
            String category = categories[i];
            if (category != null && glob != null && glob.matches(category)) {
                bits.set(i);
            }
        }
        return bits;
    }
}
