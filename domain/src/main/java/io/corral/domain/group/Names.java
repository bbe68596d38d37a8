package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Small questions about frames and names that several languages ask.
final class Names {

    private Names() {}

    /// Characters of a name or path that are read; nobody writes longer ones by hand.
    private static final int NAME_MAX = 1024;

    /// The frame with no name longer than the limit.
    static Frame bounded(Frame frame) {
        boolean fits = fits(frame.function()) && fits(frame.module()) && fits(frame.filename())
                && fits(frame.absPath()) && fits(frame.packageName());
        return fits
                ? frame
                : new Frame(
                        cut(frame.filename()), cut(frame.absPath()), cut(frame.module()),
                        cut(frame.function()), null, frame.line(), frame.column(), null, List.of(),
                        List.of(), frame.inApp(), Map.of(), cut(frame.packageName()),
                        frame.platform(), null, null);
    }

    private static boolean fits(@Nullable String name) {
        return name == null || name.length() <= NAME_MAX;
    }

    private static @Nullable String cut(@Nullable String name) {
        return name == null || name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
    }

    /// Absolute path, else file name, else empty.
    static String path(Frame frame) {
        String absolute = frame.absPath();
        if (absolute != null && !absolute.isEmpty()) {
            return absolute;
        }
        String filename = frame.filename();
        return filename == null ? "" : filename;
    }

    /// File stem, else empty.
    static String stem(Frame frame) {
        String path = path(frame);
        return path.isEmpty() ? "" : FilePath.stem(path);
    }

    /// No name at all, or one that a tool put in place of the real one.
    static boolean isUnnamed(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return true;
        }
        return switch (name) {
            case "?", "??", "<unknown>", "<redacted>", "<anonymous>", "unknown", "(unknown)",
                    "null", "<no name>", "<unnamed>" ->
                true;
            default -> name.startsWith("0x") || name.startsWith("<redacted");
        };
    }

    /// Position after the digits that start at `from`.
    static int skipDigits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /// The text up to the first occurrence of `mark` after its first character, else all of it.
    static String before(String text, String mark) {
        int at = text.indexOf(mark, 1);
        return at < 0 ? text : text.substring(0, at);
    }

    /// The first words of a name, at most `count`.
    static String firstWords(String text, char separator, int count) {
        int end = -1;
        for (int i = 0; i < count; i++) {
            int next = text.indexOf(separator, end + 1);
            if (next < 0) {
                return text;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /// The text after the last occurrence of `mark`, else all of it.
    static String afterLast(String text, char mark) {
        return text.substring(text.lastIndexOf(mark) + 1);
    }

    /// The text without what stands between matching brackets, brackets included. Bounded by the
    /// text's length; unbalanced closing brackets stay.
    static String withoutBrackets(String text, char open, char close) {
        if (text.indexOf(open) < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == open) {
                depth++;
            } else if (c == close && depth > 0) {
                depth--;
            } else if (depth == 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
