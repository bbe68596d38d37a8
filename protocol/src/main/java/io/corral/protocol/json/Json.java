package io.corral.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON reader of everything that comes from clients, with its limits in one place.
///
/// Tolerated: `NaN` and `Infinity` (old Python SDKs), raw control characters in strings, bytes that
/// are not UTF-8 (they become replacement characters), half surrogate pairs and NUL characters in
/// strings (likewise, because stores refuse them).
public final class Json {

    /// Objects and arrays inside each other.
    public static final int NESTING_MAX = 128;
    /// Characters of one string; above the largest item that is kept in memory.
    public static final int STRING_LENGTH_MAX = 16 * 1024 * 1024;
    /// Characters of one attribute name.
    public static final int NAME_LENGTH_MAX = 16 * 1024;
    /// Digits of one number; languages with big integers send long ones.
    public static final int NUMBER_LENGTH_MAX = 1000;
    /// Tokens of one document, so that a small document cannot become a huge tree.
    public static final long TOKENS_MAX = 2_000_000;

    /// The mapper with these limits; for reading element by element.
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_MAX)
                    .maxStringLength(STRING_LENGTH_MAX)
                    .maxNameLength(NAME_LENGTH_MAX)
                    .maxNumberLength(NUMBER_LENGTH_MAX)
                    .maxTokenCount(TOKENS_MAX)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// Reads one document; null when the bytes are not exactly one JSON value within the limits.
    public static @Nullable JsonNode read(byte[] bytes, int from, int length) {
        if (length == 0) {
            return null;
        }
        JsonNode tree = readStrict(bytes, from, length);
        if (tree == null) {
            tree = readRepaired(bytes, from, length);
        }
        if (tree == null || tree.isMissingNode()) {
            return null;
        }
        if (EscapeScan.mayHoldBadCharacters(bytes, from, length)) {
            repairStrings(tree);
        }
        return tree;
    }

    /// Reads one object; null for anything else.
    public static @Nullable ObjectNode readObject(byte[] bytes, int from, int length) {
        return read(bytes, from, length) instanceof ObjectNode object ? object : null;
    }

    private static @Nullable JsonNode readStrict(byte[] bytes, int from, int length) {
        try {
            return MAPPER.readTree(bytes, from, length);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /// The second try for bytes that are not UTF-8; only then can it end differently.
    private static @Nullable JsonNode readRepaired(byte[] bytes, int from, int length) {
        var text = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return null;
        }
        byte[] repaired = text.getBytes(StandardCharsets.UTF_8);
        return readStrict(repaired, 0, repaired.length);
    }

    private static void repairStrings(JsonNode root) {
        var open = new ArrayDeque<JsonNode>();
        open.add(root);
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case ObjectNode object -> repairObject(object, open);
                case ArrayNode array -> repairArray(array, open);
                default -> {
                }
            }
        }
    }

    private static void repairObject(ObjectNode object, ArrayDeque<JsonNode> open) {
        var badNames = new java.util.ArrayList<String>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            JsonNode value = property.getValue();
            if (value.isString()) {
                property.setValue(object.stringNode(EscapeScan.clean(value.stringValue())));
            } else {
                open.add(value);
            }
            if (!EscapeScan.isClean(property.getKey())) {
                badNames.add(property.getKey());
            }
        }
        for (String name : badNames) {
            object.set(EscapeScan.clean(name), object.remove(name));
        }
    }

    private static void repairArray(ArrayNode array, ArrayDeque<JsonNode> open) {
        for (int i = 0; i < array.size(); i++) {
            JsonNode value = array.get(i);
            if (value.isString()) {
                array.set(i, array.stringNode(EscapeScan.clean(value.stringValue())));
            } else {
                open.add(value);
            }
        }
    }
}
