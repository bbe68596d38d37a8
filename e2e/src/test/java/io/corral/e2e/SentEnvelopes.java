package io.corral.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an SDK sent: the items of its envelopes, read by the grammar of the wire and by nothing of
/// the product. Any thread may add to it.
final class SentEnvelopes {

    private static final Set<String> EVENT_TYPES = Set.of("event", "transaction");

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

    /// Adds what the SDK itself lists: pairs of item header and payload.
    void addItems(JsonNode pairs) {
        pairs.forEach(pair -> items.add(
                new Item(pair.path(0), JsonMapper.shared().writeValueAsBytes(pair.path(1)))));
    }

    private static int lineEnd(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    /// The ids of the events sent, transactions among them.
    List<String> eventIds() {
        return events().map(event -> event.path("event_id").asString()).toList();
    }

    private Stream<JsonNode> events() {
        return items.stream().filter(item -> EVENT_TYPES.contains(item.type())).map(Item::json);
    }

    /// The event of this id, as sent.
    JsonNode event(String id) {
        return events().filter(event -> event.path("event_id").asString().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError("event " + id + " was not sent"));
    }

    /// The event sent that holds this text.
    JsonNode eventWith(String text) {
        return events().filter(event -> event.toString().contains(text)).findFirst()
                .orElseThrow(() -> new AssertionError("no event with " + text + " was sent"));
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
