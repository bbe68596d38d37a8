package io.corral.engine.ingest.shape;

import java.util.Locale;

/// A pattern with `*` for any run of characters and `?` for one; case does not matter. Matching is
/// linear in practice and never recursive.
final class Glob {

    private final String pattern;

    Glob(String pattern) {
        this.pattern = pattern.toLowerCase(Locale.ROOT);
    }

    /// Whether the whole text matches.
    boolean matches(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int p = 0;
        int t = 0;
        int star = -1;
        int starText = 0;
        while (t < lower.length()) {
            boolean more = p < pattern.length();
            if (more && pattern.charAt(p) == '*') {
                star = p++;
                starText = t;
            } else if (more && (pattern.charAt(p) == '?' || pattern.charAt(p) == lower.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
