package io.corral.protocol.envelope;

import io.corral.domain.id.EventId;
import io.corral.protocol.Dsn;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// First line of an envelope. Keys not named here are allowed and ignored.
///
/// @param eventId of the items that need one; null when the client left it to the server
/// @param dsn where the client believes it sends to; the only credentials behind a tunnel
/// @param sentAt the client's clock when it sent, to correct drift; null when absent or not a time
/// @param trace dynamic sampling context, values as text
public record EnvelopeHeader(
        @Nullable EventId eventId,
        @Nullable Dsn dsn,
        @Nullable Instant sentAt,
        @Nullable String sdkName,
        @Nullable String sdkVersion,
        Map<String, String> trace) {

    private static final int TRACE_KEYS_MAX = 32;

    public EnvelopeHeader {
        trace = Map.copyOf(trace);
    }

    /// A header that says nothing, as `{}` does.
    public static EnvelopeHeader empty() {
        return new EnvelopeHeader(null, null, null, null, null, Map.of());
    }

    /// What a header line held.
    public sealed interface Parsed {
        /// A header.
        record Good(EnvelopeHeader header) implements Parsed {}

        /// Something else.
        record Bad(EnvelopeProblem problem) implements Parsed {}
    }

    static Parsed parse(byte[] bytes, int from, int length) {
        ObjectNode json = Json.readObject(bytes, from, length);
        if (json == null) {
            return new Parsed.Bad(EnvelopeProblem.HEADER_MALFORMED);
        }
        JsonNode id = JsonNodes.present(json, "event_id");
        Optional<EventId> eventId =
                id == null || !id.isString() ? Optional.empty() : EventId.parse(id.stringValue());
        if (id != null && eventId.isEmpty()) {
            return new Parsed.Bad(EnvelopeProblem.EVENT_ID_MALFORMED);
        }
        String dsnText = JsonNodes.text(json, "dsn");
        Optional<Dsn> dsn = dsnText == null ? Optional.empty() : Dsn.parse(dsnText);
        if (dsnText != null && dsn.isEmpty()) {
            return new Parsed.Bad(EnvelopeProblem.DSN_MALFORMED);
        }
        JsonNode sdk = json.path("sdk");
        return new Parsed.Good(new EnvelopeHeader(
                eventId.orElse(null), dsn.orElse(null),
                JsonNodes.instant(json.get("sent_at")),
                JsonNodes.text(sdk, "name"), JsonNodes.text(sdk, "version"),
                trace(json.path("trace"))));
    }

    private static Map<String, String> trace(JsonNode trace) {
        var values = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> property : trace.properties()) {
            String value = JsonNodes.text(property.getValue());
            if (value != null && values.size() < TRACE_KEYS_MAX) {
                values.put(property.getKey(), value);
            }
        }
        return values;
    }
}
