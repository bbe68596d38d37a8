package io.corral.domain.triage;

import io.corral.domain.search.Glob;
import java.util.List;
import java.util.Locale;

/// Patterns of a product context: a glob over the whole text, or without `*` a part of it.
final class Patterns {

    private Patterns() {}

    static boolean matches(String pattern, String text) {
        String bounded = text.substring(0, Math.min(text.length(), Words.TEXT_LENGTH_MAX))
                .toLowerCase(Locale.ROOT);
        String wanted = pattern.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return false;
        }
        if (wanted.indexOf('*') < 0) {
            return bounded.contains(wanted);
        }
        // `/bookings/*` means `/bookings` too, and a pattern without a method any method.
        String whole = wanted.endsWith("/*") ? wanted.substring(0, wanted.length() - 2) : wanted;
        String path = bounded.substring(bounded.indexOf(' ') + 1);
        var glob = new Glob(List.of(wanted.split("\\*", -1)));
        return glob.matches(bounded) || glob.matches(path) || whole.equals(bounded)
                || whole.equals(path);
    }
}
