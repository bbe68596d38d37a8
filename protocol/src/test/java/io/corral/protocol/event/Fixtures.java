package io.corral.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.id.EventId;
import io.corral.protocol.Slice;
import io.corral.protocol.envelope.Envelope;
import io.corral.protocol.envelope.EnvelopeReader;
import io.corral.protocol.envelope.EnvelopeReader.EnvelopeRead;
import io.corral.protocol.envelope.Item;
import io.corral.protocol.envelope.ItemLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Envelopes as SDKs send them, and events read from text.
final class Fixtures {

    static final Instant RECEIVED = Instant.parse("2026-11-21T10:15:00.500Z");
    static final EventId FALLBACK = new EventId(1, 2);
    static final String ADDRESS = "203.0.113.9";

    private Fixtures() {}

    static Slice resource(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/envelopes/" + name)) {
            if (in == null) {
                throw new AssertionError("no resource " + name);
            }
            return Slice.of(in.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Envelope envelope(String name) {
        EnvelopeRead read = EnvelopeReader.read(resource(name), ItemLimits.defaults());
        assertThat(read).isInstanceOf(EnvelopeRead.Whole.class);
        return ((EnvelopeRead.Whole) read).envelope();
    }

    /// The event of the envelope's first item.
    static Event event(String name) {
        Envelope envelope = envelope(name);
        Item item = envelope.items().getFirst();
        EventKind kind = switch (item) {
            case Item.Transaction _ -> EventKind.TRANSACTION;
            case Item.Feedback _ -> EventKind.FEEDBACK;
            default -> EventKind.DEFAULT;
        };
        var header = envelope.header();
        return built(read(item.payload(), new ReadContext(kind, RECEIVED, header.sentAt(),
                header.eventId(), FALLBACK, ADDRESS)));
    }

    static ReadContext context() {
        return new ReadContext(EventKind.DEFAULT, RECEIVED, null, null, FALLBACK, ADDRESS);
    }

    static Event read(String json) {
        return built(read(slice(json), context()));
    }

    static EventRead read(Slice payload, ReadContext context) {
        return switch (EventJson.parse(payload)) {
            case EventJson.Parsed.Tree(var tree) -> EventReader.read(tree, context);
            case EventJson.Parsed.Unreadable(var reason) -> new EventRead.Rejected(reason);
        };
    }

    static Event built(EventRead read) {
        assertThat(read).isInstanceOf(EventRead.Read.class);
        return ((EventRead.Read) read).draft().build();
    }

    static Slice slice(String text) {
        return Slice.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
