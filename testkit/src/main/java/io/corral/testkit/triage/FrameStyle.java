package io.corral.testkit.triage;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How the SDKs of one language spell a stack frame.
///
/// A frame is written `FILE:LINE FUNCTION | source line`; where languages name classes, the class
/// stands in the place of the file.
enum FrameStyle {
    SCRIPT,
    PATH,
    PYTHON,
    JAVA,
    KOTLIN,
    CSHARP,
    NATIVE;

    private static final Pattern PLACE = Pattern.compile("(.+?):(\\d+) (.+)");

    /// Reads one frame.
    ///
    /// @param text `src/Pay.tsx:74 PayButton | const total = quote.amount`; the code may be absent
    ObjectNode frame(String text, boolean inApp) {
        String[] halves = text.split(" \\| ", 2);
        // Paths of gems hold spaces; the line number ends the place.
        Matcher parts = PLACE.matcher(halves[0]);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a frame is FILE:LINE FUNCTION, not " + text);
        }
        int line = Integer.parseInt(parts.group(2));
        ObjectNode frame = named(parts.group(1), parts.group(3));
        if (line > 0) {
            frame.put("lineno", line);
            if (this == SCRIPT) {
                frame.put("colno", 5 + line % 60);
            }
        }
        if (halves.length > 1) {
            frame.put("context_line", halves[1]);
        }
        return frame.put("in_app", inApp);
    }

    private ObjectNode named(String place, String function) {
        ObjectNode frame = JsonNodeFactory.instance.objectNode();
        String simple = place.substring(place.lastIndexOf('.') + 1);
        return switch (this) {
            case SCRIPT, PATH -> frame.put("filename", place).put("abs_path", place)
                    .put("function", function);
            case PYTHON -> frame.put("filename", place).put("module", module(place))
                    .put("function", function);
            case JAVA, KOTLIN, CSHARP -> frame.put("module", place).put("function", function)
                    .put("filename", simple.replaceFirst("\\$.*", "") + "." + ending());
            case NATIVE -> frame.put("filename", place).put("function", function)
                    .put("package", place.contains(".") ? "App" : place)
                    .put("instruction_addr", "0x" + Stable.hex(9, place, function));
        };
    }

    private String ending() {
        return this == JAVA ? "java" : this == KOTLIN ? "kt" : "cs";
    }

    private static String module(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".py")
                ? file.substring(0, file.length() - 3).replace('/', '.')
                : file;
    }
}
