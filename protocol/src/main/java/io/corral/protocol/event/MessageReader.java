package io.corral.protocol.event;

import io.corral.domain.event.Message;
import io.corral.protocol.json.BoundedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `logentry` and `message`, each of which may be text or `{message, params, formatted}`.
final class MessageReader {

    private final Attributes attributes;

    MessageReader(Attributes attributes) {
        this.attributes = attributes;
    }

    /// The message; null when there is none. `logentry` wins where both say something.
    @Nullable
    Message read(ObjectNode event) {
        Message entry = message(event.get("logentry"), "logentry");
        if (entry == null) {
            entry = message(event.get("sentry.interfaces.Message"), "sentry.interfaces.Message");
        }
        return entry != null ? entry : message(event.get("message"), "message");
    }

    private @Nullable Message message(@Nullable JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return ofObject(object, path + ".");
        }
        String text = node == null
                ? null
                : attributes.textOf(node, path, EventBounds.MESSAGE_LENGTH_MAX);
        return text == null ? null : new Message(null, text, List.of());
    }

    private @Nullable Message ofObject(ObjectNode json, String prefix) {
        String template = attributes.text(json, prefix, "message", EventBounds.MESSAGE_LENGTH_MAX);
        String formatted =
                attributes.text(json, prefix, "formatted", EventBounds.MESSAGE_LENGTH_MAX);
        Map<String, @Nullable Object> named = Values.map(json.get("params"));
        List<@Nullable Object> params = params(json.get("params"), named);
        if (template == null) {
            return formatted == null ? null : new Message(null, formatted, params);
        }
        if (formatted == null) {
            formatted = params.isEmpty()
                    ? template
                    : BoundedText.cut(MessageTemplate.format(template, params, named),
                            EventBounds.MESSAGE_LENGTH_MAX);
        }
        boolean plain = params.isEmpty() && template.equals(formatted);
        return new Message(plain ? null : template, formatted, params);
    }

    private static List<@Nullable Object> params(
            @Nullable JsonNode node, Map<String, @Nullable Object> named) {
        if (!named.isEmpty()) {
            return new ArrayList<>(named.values());
        }
        if (node == null || !node.isArray()) {
            return List.of();
        }
        var params = new ArrayList<@Nullable Object>();
        for (int i = 0; i < Math.min(node.size(), EventBounds.PARAMS_MAX); i++) {
            params.add(Values.of(node.get(i)));
        }
        return params;
    }
}
