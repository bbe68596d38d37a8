package io.corral.engine.ingest;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Bounds texts of event rows: rows are for searching, the payload keeps the whole.
final class Texts {

    private static final int LABEL_LENGTH_MAX = 250;
    private static final int LINE_LENGTH_MAX = 512;
    private static final int TEXT_LENGTH_MAX = 2048;

    private Texts() {}

    /// A word or name; null when empty.
    static @Nullable String label(@Nullable String text) {
        return cut(text, LABEL_LENGTH_MAX);
    }

    /// A title, a URL, a value.
    static @Nullable String line(@Nullable String text) {
        return cut(text, LINE_LENGTH_MAX);
    }

    /// A message.
    static @Nullable String text(@Nullable String text) {
        return cut(text, TEXT_LENGTH_MAX);
    }

    /// Hex digits in lower case without dashes; null for anything but an id of this length.
    static @Nullable String hex(@Nullable String text, int digits) {
        if (text == null || text.length() < digits) {
            return null;
        }
        String hex = text.replace("-", "").toLowerCase(Locale.ROOT);
        if (hex.length() != digits) {
            return null;
        }
        return hex.chars().allMatch(HexFormat::isHexDigit) ? hex : null;
    }

    private static @Nullable String cut(@Nullable String text, int lengthMax) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() <= lengthMax) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(lengthMax - 1))
                ? lengthMax - 1
                : lengthMax;
        return text.substring(0, end);
    }
}
