package io.corral.domain.group;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Paths and URLs of source files, reduced to what survives a deploy: no host, directory, query,
/// extension, version or content hash.
final class FilePath {

    /// File names that every package has; the directory tells them apart.
    private static final Set<String> COMMON_STEMS =
            Set.of(
                    "index", "__init__", "__main__", "mod", "page", "route", "layout", "handler",
                    "routes", "views", "models", "+page", "+server", "+layout", "show", "edit",
                    "new", "_form", "template", "loading", "error", "styles", "types", "actions");

    /// Directories that only say where something was put.
    private static final Set<String> CONTAINERS =
            Set.of(
                    "src", "dist", "build", "lib", "js", "static", "assets", "public", "out", "app",
                    "www", "html", "tmp", "bin", "release", "releases", "current", "var", "srv",
                    "home", "opt", "usr", "code", "workspace", "server", "client", "pages",
                    "chunks", "scripts", "main", "test", "tests", "cjs", "esm", "umd", "es",
                    "_next",
                    "packages", "deploy", "project", "repo", "root", "target", "bundle");

    /// What build tools put into names.
    private static final List<String> BUILD_WORDS = List.of("min", "prod", "production", "bundle",
            "chunk", "esm", "development", "umd", "cjs");

    private static final int BUILD_WORD_MIN = 3;
    private static final int BUILD_WORD_MAX = 11;

    private FilePath() {}

    /// Stem of the file, with its directory where every package has a file of that name.
    static String stem(String path) {
        int end = endOfPath(path);
        int start = lastSeparator(path, end) + 1;
        String stem = withoutHashes(withoutExtension(path.substring(start, end)));
        if (start > 1 && COMMON_STEMS.contains(stem)) {
            String directory = directoryName(path, start - 1);
            return directory == null ? stem : directory + '/' + stem;
        }
        return stem;
    }

    /// Extension in lower case without the dot; empty when there is none.
    static String extension(String path) {
        int end = endOfPath(path);
        int start = lastSeparator(path, end) + 1;
        int dot = path.lastIndexOf('.', end - 1);
        return dot <= start ? "" : path.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }

    /// Last segment as it stands, without query and fragment.
    static String baseName(String path) {
        int end = endOfPath(path);
        return path.substring(lastSeparator(path, end) + 1, end);
    }

    private static @Nullable String directoryName(String path, int end) {
        int start = lastSeparator(path, end) + 1;
        String name = path.substring(start, end).toLowerCase(Locale.ROOT);
        boolean says = !name.isEmpty()
                && !CONTAINERS.contains(name)
                && name.indexOf(':') < 0
                && !hasDigit(name);
        return says ? name : null;
    }

    private static int endOfPath(String path) {
        int query = path.indexOf('?');
        int end = query >= 0 ? query : path.length();
        int fragment = path.indexOf('#');
        end = fragment >= 0 && fragment < end ? fragment : end;
        while (end > 0 && isSeparator(path.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static int lastSeparator(String path, int end) {
        int i = end - 1;
        while (i >= 0 && !isSeparator(path.charAt(i))) {
            i--;
        }
        return i;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private static String withoutExtension(String name) {
        int dot = name.indexOf('.', 1);
        if (dot < 0) {
            return name;
        }
        int last = name.lastIndexOf('.');
        return name.substring(0, last);
    }

    /// `main.3f2a1b9c.min` becomes `main`: hashes, versions, numbers and build words between dots,
    /// dashes and underscores go.
    static String withoutHashes(String name) {
        String result = withoutVolatileParts(withoutBundlerHash(name));
        return isVolatile(result, 0, result.length()) && looksGenerated(result) ? "*" : result;
    }

    // Most names have nothing to lose.
    private static String withoutVolatileParts(String stem) {
        StringBuilder kept = null;
        int start = 0;
        for (int i = 0; i <= stem.length(); i++) {
            if (i == stem.length() || isJoint(stem.charAt(i))) {
                boolean goes = start > 0 && isVolatile(stem, start, i);
                if (goes && kept == null) {
                    kept = new StringBuilder(stem.length()).append(stem, 0, start - 1);
                } else if (!goes && kept != null) {
                    kept.append(stem, Math.max(0, start - 1), i);
                }
                start = i + 1;
            }
        }
        return kept == null ? stem : kept.toString();
    }

    /// Bundlers end chunk names with a dash and eight characters of base 64 or base 32.
    private static String withoutBundlerHash(String name) {
        int dash = name.length() - 9;
        if (dash < 1 || name.charAt(dash) != '-') {
            return name;
        }
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        boolean joint = false;
        for (int i = dash + 1; i < name.length(); i++) {
            char c = name.charAt(i);
            upper |= i > dash + 1 && c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            digit |= c >= '0' && c <= '9';
            joint |= c == '-' || c == '_';
            if (!isAsciiAlphanumeric(c) && c != '-' && c != '_') {
                return name;
            }
        }
        boolean hash = (upper && (lower || digit || !joint)) || (digit && !joint);
        return hash ? name.substring(0, dash) : name;
    }

    private static boolean looksGenerated(String part) {
        return part.length() >= 6 || isNumber(part, 0, part.length());
    }

    private static boolean isJoint(char c) {
        return c == '.' || c == '-' || c == '_' || c == '~' || c == '@';
    }

    private static boolean isVolatile(String text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return false;
        }
        if (isNumber(text, from, to)) {
            return true;
        }
        return isBuildWord(text, from, length) || isVersion(text, from, to)
                || isHash(text, from, to);
    }

    private static boolean isBuildWord(String text, int from, int length) {
        if (length < BUILD_WORD_MIN || length > BUILD_WORD_MAX) {
            return false;
        }
        for (String word : BUILD_WORDS) {
            if (word.length() == length && text.startsWith(word, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVersion(String text, int from, int to) {
        return to - from > 1 && to - from <= 8 && text.charAt(from) == 'v'
                && isNumber(text, from + 1, to);
    }

    /// Content hashes: 6 to 64 characters of hex or base 62 that no person would write.
    static boolean isHash(String part) {
        return isHash(part, 0, part.length());
    }

    private static boolean isHash(String text, int from, int to) {
        int length = to - from;
        if (length < 6 || length > 64) {
            return false;
        }
        int digits = 0;
        int hex = 0;
        int changes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isAsciiAlphanumeric(c)) {
                return false;
            }
            boolean digit = c <= '9';
            digits += digit ? 1 : 0;
            hex += digit || (c | 0x20) <= 'f' ? 1 : 0;
            changes += i > from + 1 && isUpper(c) != isUpper(text.charAt(i - 1)) ? 1 : 0;
        }
        if (hex == length) {
            return digits > 0 || length >= 8;
        }
        return (digits >= 2 && length >= 8) || (digits >= 1 && changes >= 2) || changes >= 5;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isAsciiAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 128 ? c < '0' || c > '9' : !Character.isDigit(c)) {
                return false;
            }
        }
        return to > from;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
