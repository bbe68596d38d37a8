package io.corral.domain.triage;

import io.corral.domain.search.Glob;
import java.util.List;
import java.util.Locale;

/// Patterns of a product context: a glob over the whole text, or without `*` a part of it.
final class Patterns {

    private Patterns() {}

    static boolean matches(String pattern, String text) {
        String bounded = text.substring(0, Math.min(text.length(), Words.TEXT_LENGTH_MAX));
        if (pattern.indexOf('*') < 0) {
            return !pattern.isBlank() && bounded.toLowerCase(Locale.ROOT)
                    .contains(pattern.toLowerCase(Locale.ROOT));
        }
        return new Glob(List.of(pattern.split("\\*", -1))).matches(bounded);
    }
}
