package io.corral.sample.friday;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.group.Grouping;
import io.corral.domain.id.EventId;
import io.corral.protocol.Slice;
import io.corral.protocol.event.EventJson;
import io.corral.protocol.event.EventRead;
import io.corral.protocol.event.EventReader;
import io.corral.protocol.event.ReadContext;
import io.corral.sample.SampleEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What the demo shows as issues are the bugs it was made of: one key for each, whatever the seed.
class FridayKeysTest {

    private static final Instant END = Instant.parse("2026-11-22T21:30:00Z");

    @Test
    void keys_ofAllEventsOfEachSeed_areTheBugs() {
        List<String> wrong = LongStream.rangeClosed(1, 50).parallel().boxed()
                .flatMap(seed -> wrong(FridayDeploy.endingAt(END, seed).events()).stream()
                        .map(each -> "seed " + seed + ": " + each))
                .toList();

        assertThat(wrong).isEmpty();
    }

    private static List<String> wrong(List<SampleEvent> events) {
        Map<String, Set<Long>> keysOfBug = new HashMap<>();
        Map<String, String> bugOfKey = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (SampleEvent sample : events) {
            long key = Grouping.keys(read(sample)).primary();
            String bug = sample.truth().bug();
            keysOfBug.computeIfAbsent(bug, _ -> new HashSet<>()).add(key);
            String other = bugOfKey.putIfAbsent(sample.project() + key, bug);
            if (other != null && !other.equals(bug)) {
                wrong.add(other + " and " + bug + " have one key");
            }
        }
        keysOfBug.forEach((bug, keys) -> {
            if (keys.size() > 1) {
                wrong.add(bug + " has " + keys.size() + " keys");
            }
        });
        if (keysOfBug.size() != 47 || bugOfKey.size() != 47) {
            wrong.add(keysOfBug.size() + " bugs have " + bugOfKey.size() + " keys");
        }
        return wrong;
    }

    private static Event read(SampleEvent sample) {
        var tree = (EventJson.Parsed.Tree) EventJson.parse(
                Slice.of(sample.payload().getBytes(StandardCharsets.UTF_8)));
        var context = new ReadContext(EventKind.ERROR, END, null, null, new EventId(1, 1),
                "203.0.113.9");
        return ((EventRead.Read) EventReader.read(tree.json(), context)).draft().build();
    }
}
