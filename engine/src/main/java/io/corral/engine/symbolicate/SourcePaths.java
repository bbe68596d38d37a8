package io.corral.engine.symbolicate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the paths that bundlers write into source maps.
final class SourcePaths {

    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*://[^/]*/");
    private static final Pattern CLIMBS = Pattern.compile("^(?:\\.{1,2}/)+");
    private static final Pattern WEBPACK_QUERY = Pattern.compile("\\?[0-9a-z]{4,}$");

    private SourcePaths() {}

    /// The file as developers know it: without the bundler's scheme, and without the way up from
    /// where the bundle was written.
    static String filename(String path) {
        String own = SCHEME.matcher(path).replaceFirst("");
        own = CLIMBS.matcher(own).replaceFirst("");
        own = WEBPACK_QUERY.matcher(own).replaceFirst("");
        return own.isEmpty() ? path : own;
    }

    /// The file without its extension, as a module's name; null for what is no script.
    static @Nullable String module(String filename) {
        int dot = filename.lastIndexOf('.');
        int slash = filename.lastIndexOf('/');
        return dot > slash + 1 ? filename.substring(0, dot) : null;
    }

    /// Whether the file belongs to a library or to the bundler.
    static boolean isForeign(String path) {
        String own = filename(path);
        return path.contains("node_modules/") || own.startsWith("~/") || path.contains("/./~/")
                || own.startsWith("webpack/") || own.startsWith("(webpack)")
                || own.startsWith("external ") || own.startsWith("vite/")
                || own.startsWith("node:") || own.indexOf('\0') >= 0;
    }
}
