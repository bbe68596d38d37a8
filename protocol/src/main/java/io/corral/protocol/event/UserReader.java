package io.corral.protocol.event;

import io.corral.domain.event.User;
import io.corral.protocol.json.BoundedText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `user`.
final class UserReader {

    private static final String AUTO = "{{auto}}";
    private static final int ADDRESS_LENGTH_MAX = 45;

    private final Attributes attributes;
    private final @Nullable String clientAddress;
    private final Map<String, @Nullable Object> other = new LinkedHashMap<>();
    private @Nullable String id;
    private @Nullable String email;
    private @Nullable String username;
    private @Nullable String name;
    private @Nullable String ipAddress;
    private Map<String, String> geo = Map.of();

    /// @param clientAddress what `{{auto}}` stands for; null when unknown
    UserReader(Attributes attributes, @Nullable String clientAddress) {
        this.attributes = attributes;
        this.clientAddress = clientAddress;
    }

    /// The user; null when nothing is known of one.
    @Nullable
    User read(ObjectNode event) {
        ObjectNode json = attributes.object(event, "user");
        if (json == null) {
            json = attributes.object(event, "sentry.interfaces.User");
        }
        if (json == null) {
            return null;
        }
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            take(property.getKey(), property.getValue());
        }
        boolean known = id != null || email != null || username != null || name != null
                || ipAddress != null || !geo.isEmpty() || !other.isEmpty();
        return known ? new User(id, email, username, name, ipAddress, geo, other) : null;
    }

    private void take(String key, JsonNode value) {
        switch (key) {
            case "id" -> id = text(value, "user.id");
            case "email" -> email = text(value, "user.email");
            case "username" -> username = text(value, "user.username");
            case "name" -> name = text(value, "user.name");
            case "ip_address", "ipAddress" -> ipAddress = address(value);
            case "geo" -> geo = words(value);
            case "data" -> {
                if (value.isObject()) {
                    other.putAll(Values.map(value));
                }
            }
            default -> {
                if (!value.isNull() && other.size() < EventBounds.ENTRIES_MAX) {
                    other.put(BoundedText.cut(key, EventBounds.NAME_LENGTH_MAX), Values.of(value));
                }
            }
        }
    }

    private @Nullable String text(JsonNode value, String path) {
        return attributes.textOf(value, path, EventBounds.NAME_LENGTH_MAX);
    }

    private @Nullable String address(JsonNode value) {
        String text = text(value, "user.ip_address");
        if (text == null || text.equals(AUTO)) {
            return text == null ? null : clientAddress;
        }
        if (!isAddress(text)) {
            attributes.notes().invalid("user.ip_address", value, "expected an IP address");
            return null;
        }
        return text;
    }

    /// Whether the text has nothing but what IPv4 and IPv6 addresses are made of.
    private static boolean isAddress(String text) {
        if (text.length() > ADDRESS_LENGTH_MAX) {
            return false;
        }
        int separators = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == ':') {
                separators++;
            } else if (Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return separators > 1;
    }

    private static Map<String, String> words(JsonNode value) {
        var words = new LinkedHashMap<String, String>();
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                String text = Attributes.quick(
                        property.getValue(), EventBounds.NAME_LENGTH_MAX);
                if (text != null && words.size() < EventBounds.TAGS_MAX) {
                    words.put(property.getKey(), text);
                }
            }
        }
        return words;
    }
}
