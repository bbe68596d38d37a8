package io.corral.domain.group;

/// File paths and routes inside messages.
final class PathText {

    private static final String[] PERSONAL = {
        "/home/", "/Users/", "/tmp/", "/var/folders/", "/private/var/", "\\Users\\", "\\Temp\\",
        "~/",
        "/data/user/", "/data/data/", "/proc/", "/storage/emulated/"
    };

    private PathText() {}

    static boolean isPath(String text, int from, int to) {
        if (to - from < 3) {
            return false;
        }
        char c = text.charAt(from);
        if (c == '/' || (c == '~' && text.charAt(from + 1) == '/')
                || text.startsWith("\\\\", from)) {
            return true;
        }
        if (c == '.' && (text.startsWith("./", from) || text.startsWith("../", from))) {
            return true;
        }
        if (Character.isLetter(c) && text.charAt(from + 1) == ':'
                && isSeparator(text.charAt(from + 2))) {
            return true;
        }
        int separators = 0;
        for (int i = from; i < to; i++) {
            separators += isSeparator(text.charAt(i)) ? 1 : 0;
            if (text.charAt(i) == '=' || text.charAt(i) == '@') {
                return false;
            }
        }
        return separators >= 2 && text.lastIndexOf('.', to - 1) > startOfName(text, from, to);
    }

    /// End of the path without `:12:5` after it.
    static int beforeLineNumber(String text, int from, int to) {
        int end = to;
        for (int i = 0; i < 2; i++) {
            int digits = end;
            while (digits > from && Shapes.isDigit(text.charAt(digits - 1))) {
                digits--;
            }
            if (digits == end || digits <= from + 2 || text.charAt(digits - 1) != ':') {
                break;
            }
            end = digits - 1;
        }
        return end;
    }

    /// Something in it belongs to one machine, person or occurrence.
    static boolean isVolatile(String text, int from, int to) {
        for (String directory : PERSONAL) {
            if (text.indexOf(directory, from, to) >= 0) {
                return true;
            }
        }
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || isSeparator(text.charAt(i))) {
                if (isVolatileSegment(text, start, i)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /// Segments with a digit, `v2` and the like excepted.
    private static boolean isVolatileSegment(String text, int from, int to) {
        boolean version = to - from <= 3 && to > from && text.charAt(from) == 'v';
        for (int i = from; i < to && !version; i++) {
            if (Shapes.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Where the part starts that is kept: the name of a file, all of a route.
    static int startOfFileName(String text, int from, int to) {
        int name = startOfName(text, from, to);
        boolean file = name + 2 < to && text.indexOf('.', name + 1, to - 1) > 0;
        return file ? name : from;
    }

    private static int startOfName(String text, int from, int to) {
        int i = to;
        while (i > from && !isSeparator(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }
}
