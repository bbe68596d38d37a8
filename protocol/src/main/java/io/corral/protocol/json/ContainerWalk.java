package io.corral.protocol.json;

import io.corral.protocol.json.Json.Container;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/// Reads one object token by token, its list element by element.
final class ContainerWalk<T> {

    /// Reads one value out of the middle of a document.
    private static final ObjectReader ELEMENTS =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;
    private final boolean repairing;
    private final int elementsMax;
    private final Function<JsonNode, @Nullable T> mapping;
    private final ArrayList<T> elements = new ArrayList<>();
    private final ObjectNode rest = Json.MAPPER.createObjectNode();
    private int count = -1;

    private ContainerWalk(JsonParser parser, boolean repairing, int elementsMax,
            Function<JsonNode, @Nullable T> mapping) {
        this.parser = parser;
        this.repairing = repairing;
        this.elementsMax = elementsMax;
        this.mapping = mapping;
    }

    static <T> @Nullable Container<T> walk(byte[] bytes, int from, int length, String listName,
            int elementsMax, Function<JsonNode, @Nullable T> mapping) {
        boolean repairing = EscapeScan.mayHoldBadCharacters(bytes, from, length);
        try (JsonParser parser = Json.MAPPER.createParser(bytes, from, length)) {
            return new ContainerWalk<>(parser, repairing, elementsMax, mapping).container(listName);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private @Nullable Container<T> container(String listName) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            boolean list = parser.nextToken() == JsonToken.START_ARRAY && name.equals(listName);
            if (list) {
                readElements();
            } else {
                rest.set(name, value());
            }
        }
        return parser.nextToken() == null ? new Container<>(elements, count, rest) : null;
    }

    private void readElements() {
        elements.clear();
        count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count++ < elementsMax) {
                T element = mapping.apply(value());
                if (element != null) {
                    elements.add(element);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private JsonNode value() {
        JsonNode value = ELEMENTS.readTree(parser);
        if (repairing) {
            StringRepair.repair(value);
        }
        return value;
    }
}
