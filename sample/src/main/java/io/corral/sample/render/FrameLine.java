package io.corral.sample.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A frame as resources write it: `function @ file:line:column | source line`, where everything
/// after the file may be missing. What the file means is up to the `FrameShape`.
record FrameLine(
        String function,
        String file,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String context) {

    private static final Pattern SHAPE = Pattern.compile(
            "(?<function>.+?) @ (?<file>.+?)(?::(?<line>\\d+))?(?::(?<column>\\d+))?"
                    + "(?: \\| (?<context>.*))?");

    static FrameLine parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a frame: " + text);
        }
        return new FrameLine(matcher.group("function"), matcher.group("file"),
                number(matcher.group("line")), number(matcher.group("column")),
                matcher.group("context"));
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }
}
