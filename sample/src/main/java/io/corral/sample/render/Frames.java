package io.corral.sample.render;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/// Writes a list of frame lines as the frames of a stack trace, oldest first. A line may start with
/// conditions, `[browser.engine=v8]` or `[build.style!=preview]`, that all must hold; a line
/// `#name` stands for the run of frames of that name.
record Frames(FrameShape shape, Scene scene) {

    private static final Pattern CONDITION =
            Pattern.compile("\\[(?<slot>[\\w.]+?)(?<not>!?)=(?<value>[^]]*)] ?");

    void write(List<String> lines, ArrayNode frames) {
        for (String line : lines) {
            write(line, frames);
        }
    }

    private void write(String line, ArrayNode frames) {
        Matcher condition = CONDITION.matcher(line);
        int start = 0;
        while (condition.region(start, line.length()).lookingAt()) {
            if (!holds(condition)) {
                return;
            }
            start = condition.end();
        }
        String text = line.substring(start);
        if (text.startsWith("#")) {
            write(macro(text.substring(1)), frames);
        } else {
            shape.write(FrameLine.parse(scene.expandExact(text)), scene, frames.addObject());
        }
    }

    private boolean holds(Matcher condition) {
        boolean same = scene.slot(condition.group("slot")).equals(condition.group("value"));
        return same == condition.group("not").isEmpty();
    }

    private List<String> macro(String name) {
        List<String> lines = scene.setting().macros().get(name);
        if (lines == null) {
            throw new IllegalStateException("no run of frames named " + name);
        }
        return lines;
    }
}
