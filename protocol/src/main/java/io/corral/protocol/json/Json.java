package io.corral.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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
        byte[] repaired = tree == null ? repaired(bytes, from, length) : null;
        if (repaired != null) {
            tree = readStrict(repaired, 0, repaired.length);
        }
        if (tree == null || tree.isMissingNode()) {
            return null;
        }
        if (EscapeScan.mayHoldBadCharacters(bytes, from, length)) {
            StringRepair.repair(tree);
        }
        return tree;
    }

    /// One object whose list was read element by element.
    ///
    /// @param elements what the elements became; those that became nothing are left out
    /// @param count of all elements; -1 when the object has no such list
    /// @param rest the object without the list
    public record Container<T>(List<T> elements, int count, ObjectNode rest) {}

    /// Reads an object with a long list, holding one element's tree at a time; null when the bytes
    /// are not exactly one object within the limits.
    ///
    /// @param listName attribute that is the list
    /// @param elementsMax elements beyond this number are counted only
    /// @param mapping what an element becomes; null leaves it out
    public static <T> @Nullable Container<T> readContainer(byte[] bytes, int from, int length,
            String listName, int elementsMax, Function<JsonNode, @Nullable T> mapping) {
        Container<T> container =
                ContainerWalk.walk(bytes, from, length, listName, elementsMax, mapping);
        byte[] repaired = container == null ? repaired(bytes, from, length) : null;
        return repaired == null
                ? container
                : ContainerWalk.walk(repaired, 0, repaired.length, listName, elementsMax, mapping);
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

    /// The bytes as UTF-8 where they are not; null where they are, and a second try is useless.
    private static byte @Nullable [] repaired(byte[] bytes, int from, int length) {
        var text = new String(bytes, from, length, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
