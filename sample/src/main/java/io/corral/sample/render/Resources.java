package io.corral.sample.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the JSON resources of this module and writes payloads.
public final class Resources {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Resources() {}

    /// The resource `name` below `io/corral/sample`.
    public static JsonNode read(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/io/corral/sample/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource of the sample module missing: " + name);
            }
            return MAPPER.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("resource of the sample module unreadable: " + name, e);
        }
    }

    /// An object without keys.
    public static ObjectNode emptyObject() {
        return MAPPER.createObjectNode();
    }

    /// The tree as compact JSON text, keys in their order.
    public static String write(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }
}
