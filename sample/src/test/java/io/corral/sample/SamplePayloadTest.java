package io.corral.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.id.EventId;
import io.corral.protocol.Slice;
import io.corral.protocol.event.EventJson;
import io.corral.protocol.event.EventRead;
import io.corral.protocol.event.EventReader;
import io.corral.protocol.event.ReadContext;
import io.corral.sample.friday.FridayDeploy;
import io.corral.sample.load.LoadEvent;
import io.corral.sample.load.LoadMix;
import io.corral.sample.load.SizeClass;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Generated events are clean: whatever Corral notes about them would be noise in a demo.
class SamplePayloadTest {

    private static final Instant NOW = Instant.parse("2026-11-22T21:30:00Z");

    @Test
    void fridayDeploy_isReadWithoutNotes() {
        for (SampleEvent sample : FridayDeploy.endingAt(NOW, 7).events()) {
            Event event = read(sample.payload().getBytes(StandardCharsets.UTF_8));
            assertThat(event.errors()).as(sample.truth().bug()).isEmpty();
            assertThat(event.id()).isEqualTo(sample.id());
            assertThat(event.timestamp()).isEqualTo(sample.timestamp().truncatedTo(
                    ChronoUnit.MILLIS));
            assertThat(event.breadcrumbs()).as(sample.truth().bug()).isNotEmpty();
            assertThat(event.release()).isNotNull();
            assertThat(event.user()).isNotNull();
            assertThat(event.tags()).isNotEmpty();
        }
    }

    @Test
    void loadMix_isReadWithoutNotes() {
        for (SizeClass sizes : SizeClass.values()) {
            LoadMix mix = LoadMix.of(1, sizes, InstantSource.fixed(NOW));
            Set<Integer> seen = new HashSet<>();
            while (seen.size() < 40) {
                LoadEvent event = mix.next();
                if (seen.add(event.template())) {
                    assertThat(read(event.payload()).errors()).isEmpty();
                }
            }
        }
    }

    private static Event read(byte[] payload) {
        var tree = (EventJson.Parsed.Tree) EventJson.parse(Slice.of(payload));
        var context = new ReadContext(EventKind.ERROR, NOW.plusSeconds(2), null, null,
                new EventId(1, 1), "203.0.113.9");
        return ((EventRead.Read) EventReader.read(tree.json(), context)).draft().build();
    }
}
