package io.corral.protocol.envelope;

import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Header line of an item. Keys not named here are allowed and ignored.
///
/// @param type word as sent; see [#kind]
/// @param length of the payload in bytes; null when it ends at the next line feed
/// @param contentType media type of the payload
/// @param itemCount elements a container announces
/// @param filename of an attachment
/// @param attachmentType for example `event.attachment` or `event.view_hierarchy`
/// @param platform of a profile chunk
/// @param metaLength bytes of JSON in front of a trace attachment's body
public record ItemHeader(
        String type,
        @Nullable Long length,
        @Nullable String contentType,
        @Nullable Integer itemCount,
        @Nullable String filename,
        @Nullable String attachmentType,
        @Nullable String platform,
        @Nullable Integer metaLength) {

    /// Media type of a container of spans of the second version.
    public static final String SPANS_V2 = "application/vnd.sentry.items.span.v2+json";

    private static final int TYPE_LENGTH_MAX = 64;
    private static final int QUANTITY_MAX = 10_000;
    private static final Set<ItemKind> CONTAINERS =
            EnumSet.of(ItemKind.SPAN, ItemKind.LOG, ItemKind.TRACE_METRIC);

    /// The header of an item that came without an envelope, only its kind known.
    public static ItemHeader of(ItemKind kind) {
        return new ItemHeader(kind.wireName(), null, null, null, null, null, null, null);
    }

    /// The kind the type names.
    public ItemKind kind() {
        return ItemKind.of(type);
    }

    /// Whether the payload is a container of v2 spans rather than one old span.
    public boolean isSpanContainer() {
        return itemCount != null
                || (contentType != null && contentType.startsWith(SPANS_V2));
    }

    /// How many elements the item counts as in limits and outcomes: as many as a container
    /// announces, one otherwise. One that holds another number turns out to be invalid.
    public int quantity() {
        return itemCount != null && CONTAINERS.contains(kind())
                ? Math.clamp(itemCount, 1, QUANTITY_MAX)
                : 1;
    }

    /// What a header line held.
    sealed interface Parsed {
        record Good(ItemHeader header) implements Parsed {}

        record Bad(EnvelopeProblem problem) implements Parsed {}
    }

    static Parsed parse(byte[] bytes, int from, int lineLength) {
        ObjectNode json = Json.readObject(bytes, from, lineLength);
        if (json == null) {
            return new Parsed.Bad(EnvelopeProblem.ITEM_HEADER_MALFORMED);
        }
        JsonNode type = json.path("type");
        if (!type.isString() || type.stringValue().length() > TYPE_LENGTH_MAX) {
            return new Parsed.Bad(EnvelopeProblem.ITEM_TYPE_MISSING);
        }
        JsonNode length = JsonNodes.present(json, "length");
        if (length != null && !isByteCount(length)) {
            return new Parsed.Bad(EnvelopeProblem.ITEM_LENGTH_MALFORMED);
        }
        return new Parsed.Good(new ItemHeader(
                type.stringValue(), length == null ? null : length.longValue(),
                JsonNodes.text(json, "content_type"), JsonNodes.integer(json.get("item_count")),
                JsonNodes.text(json, "filename"), JsonNodes.text(json, "attachment_type"),
                JsonNodes.text(json, "platform"), JsonNodes.integer(json.get("meta_length"))));
    }

    private static boolean isByteCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }
}
