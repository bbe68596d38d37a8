package io.corral.testkit.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A small program of three TypeScript files and a library, minified by esbuild 0.2x into one line,
/// and the stack Node printed when it failed.
public final class MinifiedShop {

    /// The script.
    public static final String SCRIPT = text("main.min.js");
    /// Its source map.
    public static final String MAP = text("main.min.js.map");
    /// A debug id for both.
    public static final String DEBUG_ID = "8c1f3a40-0001-4000-8000-00000000000a";

    private MinifiedShop() {}

    private static String text(String name) {
        try (InputStream in = MinifiedShop.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Script and map as a bundle with debug ids.
    public static BundleBuilder bundle() {
        String id = "\"debug-id\":\"" + DEBUG_ID + "\"";
        return BundleBuilder.aBundle()
                .with("~/static/main.min.js", "minified_source",
                        id + ",\"sourcemap\":\"main.min.js.map\"", SCRIPT)
                .with("~/static/main.min.js.map", "source_map", id, MAP);
    }

    /// The same without debug ids, found by its address alone.
    public static BundleBuilder bundleByUrl() {
        return BundleBuilder.aBundle()
                .with("~/static/main.min.js", "minified_source", "", SCRIPT)
                .with("~/static/main.min.js.map", "source_map", "", MAP);
    }

    /// The event of the failure, as JSON.
    ///
    /// @param path of the script in its frames
    /// @param more attributes of the event, for example `"release":"1.0",`
    public static String event(String path, String more) {
        return """
                {%s"platform":"javascript","exception":{"values":[{"type":"TypeError",
                "value":"Cannot read properties of undefined (reading 'cents')",
                "mechanism":{"type":"onerror","handled":false},
                "stacktrace":{"frames":[%s,%s,%s,%s,%s,%s]}}]}}""".formatted(more,
                frame(path, "?", 315), frame(path, "p", 301), frame(path, "t.placeOrder", 213),
                frame(path, "s", 114), frame(path, "c", 80) + "," + frame(path, "?", 131),
                frame(path, "o", 43));
    }

    /// The attribute that names the script's debug id.
    public static String debugMeta(String path) {
        return """
                "debug_meta":{"images":[{"type":"sourcemap","code_file":"%s",
                "debug_id":"%s"}]},""".formatted(path, DEBUG_ID);
    }

    private static String frame(String path, String function, int column) {
        return """
                {"filename":"%s","abs_path":"%s","function":"%s","in_app":true,"lineno":1,
                "colno":%d}""".formatted(path, path, function, column);
    }
}
