package io.corral.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The envelopes a client posted, read by the grammar of the wire and by nothing of the product.
/// Any thread may add one.
final class SentEnvelopes {

    private final Queue<Item> items = new ConcurrentLinkedQueue<>();

    /// @param header of the item
    record Item(JsonNode header, byte[] payload) {

        String type() {
            return header.path("type").asString();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(payload);
        }
    }

    /// Adds the items of an envelope.
    void add(byte[] envelope) {
        int at = lineEnd(envelope, 0) + 1;
        while (at < envelope.length) {
            int headerEnd = lineEnd(envelope, at);
            JsonNode header = JsonMapper.shared().readTree(envelope, at, headerEnd - at);
            int from = headerEnd + 1;
            int to = header.has("length")
                    ? from + header.path("length").asInt()
                    : lineEnd(envelope, from);
            items.add(new Item(header, Arrays.copyOfRange(envelope, from, to)));
            at = to + 1;
        }
    }

    private static int lineEnd(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    /// The event of this id, as sent.
    JsonNode event(String id) {
        return find(id).orElseThrow(() -> new AssertionError("event " + id + " was not sent"));
    }

    private Optional<JsonNode> find(String id) {
        return items.stream().filter(item -> item.type().equals("event")).map(Item::json)
                .filter(event -> event.path("event_id").asString().equals(id)).findFirst();
    }

    /// Every span of the second version sent so far.
    List<JsonNode> spans() {
        List<JsonNode> spans = new ArrayList<>();
        for (Item item : items) {
            if (item.type().equals("span")) {
                item.json().path("items").forEach(spans::add);
            }
        }
        return spans;
    }
}
