package io.corral.testkit.grouping.third;

import io.corral.domain.event.Frame;
import io.corral.testkit.grouping.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One frame as written: `MARK function @ file | key:value | key:value`. The mark is what the SDK
/// says of in_app: `+` yes, `-` no, `?` nothing. Keys: `m` module, `a` absolute path, `p` package,
/// `r` raw function, `c` context line, `i` address of the instruction. What an SDK derives is
/// derived unless given: the module of Python, Java and Node, the absolute path of Python, Ruby
/// and PHP.
///
/// @param fields values by key; `f` is the function, `n` the file
record FrameLine(Platform platform, @Nullable Boolean inApp, Map<String, String> fields) {

    private static final int SCRIPT_COLUMN_MAX = 90_000;
    private static final int LINE_MAX = 900;

    FrameLine {
        fields = Map.copyOf(fields);
    }

    static FrameLine parse(String line, Platform platform) {
        @Nullable
        Boolean inApp = switch (line.charAt(0)) {
            case '+' -> Boolean.TRUE;
            case '-' -> Boolean.FALSE;
            case '?' -> null;
            default -> throw new IllegalStateException("expected a mark, found: " + line);
        };
        Map<String, String> fields = new HashMap<>();
        String[] parts = line.substring(1).split(" \\| ");
        int at = parts[0].indexOf("@ ");
        fields.put("f", (at < 0 ? parts[0] : parts[0].substring(0, at)).strip());
        if (at >= 0) {
            fields.put("n", parts[0].substring(at + 2).strip());
        }
        for (String part : List.of(parts).subList(1, parts.length)) {
            fields.put(part.substring(0, 1), part.substring(2));
        }
        FrameLine frame = new FrameLine(platform, inApp, fields);
        return new FrameLine(platform, inApp, frame.derived());
    }

    private Map<String, String> derived() {
        Map<String, String> all = new HashMap<>(fields);
        String function = fields.getOrDefault("f", "");
        String file = fields.getOrDefault("n", "");
        switch (platform) {
            case PYTHON -> {
                all.putIfAbsent("m", file.replaceAll("(/__init__)?\\.py$", "").replace('/', '.'));
                all.putIfAbsent("a", root("venv/lib/python3.12/site-packages/") + file);
            }
            case RUBY -> all.putIfAbsent("a", root("vendor/bundle/") + file);
            case PHP -> all.putIfAbsent("a", "{root}" + file);
            case JAVA, KOTLIN, SCALA, GROOVY, CLOJURE -> {
                int dot = function.lastIndexOf('.');
                all.putIfAbsent("m", function.substring(0, dot));
                all.put("f", function.substring(dot + 1));
            }
            case NODE -> {
                if (file.startsWith("{root}/")) {
                    all.putIfAbsent("m", nodeModule(file.substring(7)));
                }
            }
            default -> {
                // Nothing is derived.
            }
        }
        return all;
    }

    private String root(String librariesIn) {
        return "{root}/" + (Boolean.TRUE.equals(inApp) ? "" : librariesIn);
    }

    private static String nodeModule(String path) {
        String bare = path.replaceAll("^.*node_modules/|\\.\\w+$", "");
        int slash = bare.lastIndexOf('/');
        return slash < 0
                ? bare
                : bare.substring(0, slash).replace('/', '.') + ":" + bare.substring(slash + 1);
    }

    /// @param position of the frame in its stack
    Frame frame(Place place, int position) {
        boolean script = platform == Platform.BROWSER || platform == Platform.REACT_NATIVE;
        boolean column = script || platform == Platform.NODE;
        @Nullable
        String file = value("n", place);
        return new Frame(
                file, script ? file : value("a", place), value("m", place), value("f", place),
                value("r", place), script ? 1 : place.number(position, LINE_MAX),
                column ? place.number(position, SCRIPT_COLUMN_MAX) : null, value("c", place),
                List.of(), List.of(), inApp, Map.of(), value("p", place), null,
                value("i", place), null);
    }

    private @Nullable String value(String key, Place place) {
        String text = fields.get(key);
        return text == null || text.isEmpty() ? null : place.fill(text);
    }
}
