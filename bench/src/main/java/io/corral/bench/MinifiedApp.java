package io.corral.bench;

import io.corral.testkit.artifact.BundleBuilder;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A program as bundlers leave it: thousands of functions of many modules on one line of a
/// megabyte, its source map, and errors with deep stacks in it.
final class MinifiedApp {

    static final String URL = "https://shop.example.com/static/app.min.js";
    private static final String DEBUG_ID = "8c1f3a40-0001-4000-8000-00000000000b";

    private static final int MODULES = 250;
    private static final int FUNCTIONS_OF_A_MODULE = 60;
    private static final int FUNCTIONS = MODULES * FUNCTIONS_OF_A_MODULE;
    private static final int LINES_OF_A_FUNCTION = 4;
    private static final int FRAMES = 20;
    private static final String DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final StringBuilder script = new StringBuilder();
    private final StringBuilder mappings = new StringBuilder();
    private final int[] calls = new int[FUNCTIONS];
    private final int[] before = new int[5];

    MinifiedApp() {
        for (int function = 0; function < FUNCTIONS; function++) {
            add(function);
        }
        script.append("\n//# sourceMappingURL=app.min.js.map\n");
    }

    private void add(int function) {
        int module = function / FUNCTIONS_OF_A_MODULE;
        int line = function % FUNCTIONS_OF_A_MODULE * LINES_OF_A_FUNCTION;
        map(module, line, 0, function);
        script.append("function ");
        map(module, line, 13, function);
        script.append(minified(function)).append("(e,t){");
        map(module, line + 1, 2, function);
        script.append("return ");
        map(module, line + 1, 9, function);
        calls[function] = script.length() + 1;
        script.append(minified((function + 1) % FUNCTIONS)).append("(e,t+").append(function)
                .append(").cents}");
    }

    /// A place in the script, and where it was written: differences to the place before, in
    /// base 64 (source map revision 3).
    private void map(int module, int line, int column, int name) {
        int[] place = {script.length(), module, line, column, name};
        mappings.append(mappings.isEmpty() ? "" : ",");
        for (int i = 0; i < place.length; i++) {
            int difference = place[i] - before[i];
            int rest = difference < 0 ? (-difference << 1) | 1 : difference << 1;
            do {
                int digit = rest & 31;
                rest >>>= 5;
                mappings.append(DIGITS.charAt(rest == 0 ? digit : digit | 32));
            } while (rest > 0);
            before[i] = place[i];
        }
    }

    private static String minified(int function) {
        return "f" + Integer.toString(function, 36);
    }

    private static String written(int function) {
        return "priceOfOrder" + function;
    }

    /// What a build uploads.
    byte[] bundle() {
        String id = "\"debug-id\":\"" + DEBUG_ID + "\"";
        return BundleBuilder.aBundle()
                .with("~/static/app.min.js", "minified_source",
                        id + ",\"sourcemap\":\"app.min.js.map\"", script.toString())
                .with("~/static/app.min.js.map", "source_map", id, sourceMap())
                .sourceBundle();
    }

    private String sourceMap() {
        String sources = IntStream.range(0, MODULES)
                .mapToObj(module -> "\"../src/module" + module + ".ts\"")
                .collect(Collectors.joining(","));
        String contents = IntStream.range(0, MODULES).mapToObj(MinifiedApp::source)
                .collect(Collectors.joining(","));
        String names = IntStream.range(0, FUNCTIONS)
                .mapToObj(function -> "\"" + written(function) + "\"")
                .collect(Collectors.joining(","));
        return """
                {"version":3,"file":"app.min.js","sources":[%s],"sourcesContent":[%s],"names":[%s],\
                "mappings":"%s","debug_id":"%s"}"""
                .formatted(sources, contents, names, mappings, DEBUG_ID);
    }

    private static String source(int module) {
        return IntStream.range(0, FUNCTIONS_OF_A_MODULE)
                .map(each -> module * FUNCTIONS_OF_A_MODULE + each)
                .mapToObj(function -> "export const %s = (order: Order, at: number): number => {\\n"
                        .formatted(written(function))
                        + "  return %s(order, at + %d).cents;\\n};\\n\\n"
                                .formatted(written((function + 1) % FUNCTIONS), function))
                .collect(Collectors.joining("", "\"", "\""));
    }

    /// An error somewhere in the program, as a browser sends it.
    String event(SplittableRandom random) {
        String frames = IntStream.range(0, FRAMES)
                .map(_ -> random.nextInt(FUNCTIONS))
                .mapToObj(function -> """
                        {"filename":"%s","abs_path":"%s","function":"%s","in_app":true,\
                        "lineno":1,"colno":%d}"""
                        .formatted(URL, URL, minified(function), calls[function]))
                .collect(Collectors.joining(","));
        return """
                {"platform":"javascript","debug_meta":{"images":[{"type":"sourcemap",\
                "code_file":"%s","debug_id":"%s"}]},"exception":{"values":[{"type":"TypeError",\
                "value":"Cannot read properties of undefined (reading 'cents')",\
                "stacktrace":{"frames":[%s]}}]}}""".formatted(URL, DEBUG_ID, frames);
    }
}
