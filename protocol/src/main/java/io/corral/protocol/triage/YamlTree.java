package io.corral.protocol.triage;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A YAML text (version 1.2, so JSON too) as a tree, with the line of each of its fields.
///
/// Aliases count as often as they stand for something, so that a small text cannot become a large
/// tree.
final class YamlTree {

    /// Characters of a text.
    static final int TEXT_LENGTH_MAX = 1024 * 1024;
    /// Values of a tree.
    static final int NODES_MAX = 20_000;
    static final int DEPTH_MAX = 20;

    private final Map<String, Integer> lines = new HashMap<>();
    private int nodes;

    private YamlTree() {}

    /// What a text held.
    sealed interface YamlRead {
        /// A tree.
        ///
        /// @param lines from 1, by path such as `flows[2].patterns`
        record Read(JsonNode tree, Map<String, Integer> lines) implements YamlRead {}

        /// No YAML, or too much of it.
        ///
        /// @param line from 1; null when it is not known
        record Rejected(@Nullable Integer line, String reason) implements YamlRead {}
    }

    static YamlRead read(String text) {
        if (text.length() > TEXT_LENGTH_MAX) {
            return new YamlRead.Rejected(null,
                    "at most " + TEXT_LENGTH_MAX + " characters, found " + text.length());
        }
        try {
            LoadSettings settings = LoadSettings.builder().setCodePointLimit(TEXT_LENGTH_MAX)
                    .setAllowDuplicateKeys(false)
                    // Values are counted where aliases stand, so their number says nothing.
                    .setMaxAliasesForCollections(NODES_MAX).build();
            var yaml = new YamlTree();
            JsonNode tree = new Compose(settings).composeString(text)
                    .map(node -> yaml.convert(node, "", 0))
                    .orElseGet(JsonNodeFactory.instance::nullNode);
            return new YamlRead.Read(tree, yaml.lines);
        } catch (TooMuch much) {
            return new YamlRead.Rejected(much.line, much.reason);
        } catch (MarkedYamlEngineException wrong) {
            return new YamlRead.Rejected(
                    wrong.getProblemMark().map(YamlTree::line).orElse(null), wrong.getProblem());
        } catch (YamlEngineException wrong) {
            return new YamlRead.Rejected(null, String.valueOf(wrong.getMessage()));
        }
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final @Nullable Integer line;
        private final String reason;

        TooMuch(@Nullable Integer line, String reason) {
            super(reason);
            this.line = line;
            this.reason = reason;
        }
    }

    private static Integer line(Mark mark) {
        return mark.getLine() + 1;
    }

    private JsonNode convert(Node node, String path, int depth) {
        Integer line = node.getStartMark().map(YamlTree::line).orElse(null);
        nodes++;
        if (nodes > NODES_MAX || depth > DEPTH_MAX) {
            throw new TooMuch(line, "at most " + NODES_MAX + " values, and " + DEPTH_MAX
                    + " of them inside each other");
        }
        if (line != null) {
            lines.put(path, line);
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, path, depth);
            case SequenceNode sequence -> list(sequence, path, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new TooMuch(line, "expected a value");
        };
    }

    private ObjectNode object(MappingNode mapping, String path, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new TooMuch(
                        entry.getKeyNode().getStartMark().map(YamlTree::line).orElse(null),
                        "expected a name before the colon");
            }
            String name = key.getValue();
            String inner = path.isEmpty() ? name : path + "." + name;
            object.set(name, convert(entry.getValueNode(), inner, depth + 1));
            key.getStartMark().map(YamlTree::line).ifPresent(line -> lines.put(inner, line));
        }
        return object;
    }

    private ArrayNode list(SequenceNode sequence, String path, int depth) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        int i = 0;
        for (Node node : sequence.getValue()) {
            list.add(convert(node, path + "[" + i + "]", depth + 1));
            i++;
        }
        return list;
    }

    // Numbers stay text: readers take both. Only "nothing" is no text.
    private static JsonNode scalar(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL)
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.stringNode(scalar.getValue());
    }
}
