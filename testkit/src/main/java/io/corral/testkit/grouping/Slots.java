package io.corral.testkit.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Fills the slots of a text: `{order}` becomes a number, `{email}` an address. Braces around other
/// words stay as they are.
///
/// @param varying kinds drawn from `seed`; all others are drawn from `common`
/// @param common seed that two events of a pair share
/// @param seed seed of this event
public record Slots(Set<String> varying, long common, long seed) {

    /// Every slot is drawn from one seed.
    public static Slots of(long seed) {
        return new Slots(Set.of(), seed, seed);
    }

    /// The text with its slots filled.
    public String fill(String text) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        RandomGenerator shared = new SplittableRandom(common);
        RandomGenerator own = new SplittableRandom(seed);
        StringBuilder filled = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int close = text.charAt(i) == '{' ? text.indexOf('}', i) : -1;
            String kind = close > 0 ? text.substring(i + 1, close) : "";
            String value = close > 0
                    ? SlotValues.of(kind, varying.contains(kind) ? own : shared)
                    : null;
            filled.append(value == null ? String.valueOf(text.charAt(i)) : value);
            i = value == null ? i + 1 : close + 1;
        }
        return filled.toString();
    }

    /// Kinds of slots in the text, in order.
    static List<String> kinds(String text) {
        List<String> kinds = new ArrayList<>();
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = text.indexOf('}', open);
            if (close > 0 && isKind(text.substring(open + 1, close))) {
                kinds.add(text.substring(open + 1, close));
            }
        }
        return kinds;
    }

    private static boolean isKind(String word) {
        @Nullable
        String value = SlotValues.of(word, new SplittableRandom(1));
        return value != null;
    }
}
