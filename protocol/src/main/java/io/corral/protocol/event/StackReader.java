package io.corral.protocol.event;

import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.StackTrace.FramesOmitted;
import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `stacktrace`: `{"frames": [...]}`, or the bare list some SDKs send.
final class StackReader {

    private static final int REGISTERS_MAX = 128;

    private StackReader() {}

    /// The stack; null when the node holds no frame.
    static @Nullable StackTrace read(@Nullable JsonNode node, String path, Notes notes) {
        JsonNode list = node instanceof ObjectNode object ? object.get("frames") : node;
        if (!(list instanceof ArrayNode array)) {
            if (list != null && !list.isNull()) {
                notes.invalid(path, list, "expected frames");
            }
            return null;
        }
        FramesOmitted omitted = omitted(array.size(), path, notes);
        var frames = new ArrayList<Frame>(Math.min(array.size(), EventBounds.FRAMES_MAX));
        for (int i = 0; i < array.size(); i++) {
            if (omitted != null && i == omitted.from()) {
                i = omitted.to();
            }
            Frame frame = frame(array.get(i), path, notes);
            if (frame != null) {
                frames.add(frame);
            }
        }
        if (frames.isEmpty()) {
            return null;
        }
        return new StackTrace(frames, omitted != null ? omitted : sent(node),
                registers(node == null ? null : node.get("registers")));
    }

    private static @Nullable FramesOmitted omitted(int size, String path, Notes notes) {
        if (size <= EventBounds.FRAMES_MAX) {
            return null;
        }
        notes.tooLong(path, "at most " + EventBounds.FRAMES_MAX + " frames");
        return new FramesOmitted(
                EventBounds.FRAMES_OLDEST_MAX, size - EventBounds.FRAMES_NEWEST_MAX);
    }

    /// What the SDK itself left out (`frames_omitted: [from, to]`).
    private static @Nullable FramesOmitted sent(@Nullable JsonNode node) {
        JsonNode pair = node == null ? null : node.get("frames_omitted");
        if (pair == null || pair.size() != 2) {
            return null;
        }
        Integer from = JsonNodes.integer(pair.get(0));
        Integer to = JsonNodes.integer(pair.get(1));
        return from == null || to == null || from < 0 || to < from
                ? null
                : new FramesOmitted(from, to);
    }

    private static @Nullable Frame frame(@Nullable JsonNode node, String path, Notes notes) {
        if (node instanceof ObjectNode object) {
            return new FrameReader().read(object);
        }
        if (node != null && node.isString()) {
            return Frame.of(null, null, BoundedText.cut(
                    node.stringValue(), EventBounds.NAME_LENGTH_MAX));
        }
        if (node != null && !node.isNull()) {
            notes.invalid(path + ".frames", node, "expected a frame");
        }
        return null;
    }

    private static Map<String, String> registers(@Nullable JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return Map.of();
        }
        var registers = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String value = JsonNodes.text(property.getValue());
            if (value != null && registers.size() < REGISTERS_MAX) {
                registers.put(property.getKey(),
                        BoundedText.cut(value, EventBounds.WORD_LENGTH_MAX));
            }
        }
        return registers;
    }

    /// One frame; walks the attributes once, because stacks are most of an event.
    private static final class FrameReader {
        private @Nullable String filename;
        private @Nullable String absPath;
        private @Nullable String module;
        private @Nullable String function;
        private @Nullable String rawFunction;
        private @Nullable Integer line;
        private @Nullable Integer column;
        private @Nullable String contextLine;
        private List<String> preContext = List.of();
        private List<String> postContext = List.of();
        private @Nullable Boolean inApp;
        private Map<String, @Nullable Object> vars = Map.of();
        private @Nullable String packageName;
        private @Nullable String platform;
        private @Nullable String instructionAddress;
        private @Nullable String symbolAddress;

        Frame read(ObjectNode frame) {
            for (Map.Entry<String, JsonNode> property : frame.properties()) {
                take(property.getKey(), property.getValue());
            }
            return new Frame(filename, absPath, module, function, rawFunction, line, column,
                    contextLine, preContext, postContext, inApp, vars, packageName, platform,
                    instructionAddress, symbolAddress);
        }

        private void take(String name, JsonNode value) {
            switch (name) {
                case "filename", "fileName", "file" -> filename = path(value);
                case "abs_path", "absPath" -> absPath = path(value);
                case "module" -> module = name(value);
                case "function", "method" -> function = known(name(value));
                case "raw_function", "rawFunction" -> rawFunction = name(value);
                case "lineno", "lineNumber", "line" -> line = positive(value);
                case "colno", "columnNumber", "column" -> column = positive(value);
                case "context_line", "contextLine" -> contextLine = sourceLine(value);
                case "pre_context", "preContext" -> preContext = sourceLines(value, true);
                case "post_context", "postContext" -> postContext = sourceLines(value, false);
                case "in_app", "inApp" -> inApp = JsonNodes.bool(value);
                case "vars" -> vars = variables(value);
                case "package" -> packageName = name(value);
                case "platform" -> platform = name(value);
                case "instruction_addr", "instructionAddr" -> instructionAddress = name(value);
                case "symbol_addr", "symbolAddr" -> symbolAddress = name(value);
                default -> {
                }
            }
        }

        private static @Nullable String name(JsonNode value) {
            return Attributes.quick(value, EventBounds.NAME_LENGTH_MAX);
        }

        private static @Nullable String path(JsonNode value) {
            return Attributes.quick(value, EventBounds.URL_LENGTH_MAX);
        }

        /// JavaScript SDKs write `?` for a function without a name.
        private static @Nullable String known(@Nullable String function) {
            return "?".equals(function) ? null : function;
        }

        private static @Nullable Integer positive(JsonNode value) {
            Integer number = JsonNodes.integer(value);
            return number != null && number > 0 ? number : null;
        }

        private static @Nullable String sourceLine(JsonNode value) {
            String text = JsonNodes.text(value);
            return text == null ? null : BoundedText.cut(text, EventBounds.SOURCE_LINE_LENGTH_MAX);
        }

        /// The lines nearest to the frame's own: the last ones before it, the first ones after it.
        private static List<String> sourceLines(JsonNode value, boolean before) {
            int size = value.isArray() ? value.size() : 0;
            int count = Math.min(size, EventBounds.CONTEXT_LINES_MAX);
            int start = before ? size - count : 0;
            var lines = new ArrayList<String>(count);
            for (int i = start; i < start + count; i++) {
                String line = sourceLine(value.get(i));
                lines.add(line == null ? "" : line);
            }
            return lines;
        }

        /// Variables by name; some SDKs send a list of values.
        private static Map<String, @Nullable Object> variables(JsonNode value) {
            if (!(value instanceof ArrayNode array)) {
                return Values.map(value);
            }
            var vars = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < Math.min(array.size(), EventBounds.ENTRIES_MAX); i++) {
                vars.put(Integer.toString(i), Values.of(array.get(i)));
            }
            return vars;
        }
    }
}
