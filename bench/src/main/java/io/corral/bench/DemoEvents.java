package io.corral.bench;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.protocol.Slice;
import io.corral.protocol.event.EventJson;
import io.corral.protocol.event.EventRead;
import io.corral.protocol.event.EventReader;
import io.corral.protocol.event.ReadContext;
import io.corral.sample.SampleEvent;
import io.corral.sample.friday.FridayDeploy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// The demo's events, the same for every benchmark.
final class DemoEvents {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private DemoEvents() {}

    /// The first ones, as they are sent.
    static List<SampleEvent> sent(int count) {
        return FridayDeploy.endingAt(NOW, 7).events().subList(0, count);
    }

    /// The same, read.
    static List<Event> read(List<SampleEvent> events) {
        return events.stream().map(DemoEvents::event).toList();
    }

    static ReadContext context(SampleEvent event) {
        return new ReadContext(
                EventKind.ERROR, NOW, NOW, event.id(), event.id(), "203.0.113.7");
    }

    private static Event event(SampleEvent event) {
        Slice payload = Slice.of(event.payload().getBytes(StandardCharsets.UTF_8));
        return switch (EventJson.parse(payload)) {
            case EventJson.Parsed.Tree(var json) when EventReader.read(json,
                    context(event)) instanceof EventRead.Read(var draft) ->
                draft.build();
            case EventJson.Parsed.Tree _, EventJson.Parsed.Unreadable _ ->
                throw new IllegalStateException("a sample event is not read: " + event.id());
        };
    }
}
