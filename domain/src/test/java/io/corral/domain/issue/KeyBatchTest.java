package io.corral.domain.issue;

import static io.corral.domain.issue.Batches.NOON;
import static io.corral.domain.issue.Batches.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class KeyBatchTest {

    private static List<GroupedEvent> events(Random random) {
        List<GroupedEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(event(
                    i,
                    NOON.plusSeconds(random.nextInt(300)),
                    random.nextBoolean() ? null : "r" + random.nextInt(3),
                    random.nextBoolean() ? null : Long.valueOf(random.nextInt(10))));
        }
        return events;
    }

    @RepeatedTest(50)
    void plus_partsInAnyOrder_equalTheWhole(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<GroupedEvent> events = events(random);
        KeyBatch whole = KeyBatch.ofEvents(events).getFirst();

        Collections.shuffle(events, random);
        int cut = 1 + random.nextInt(events.size() - 1);
        KeyBatch left = KeyBatch.ofEvents(events.subList(0, cut)).getFirst();
        KeyBatch right = KeyBatch.ofEvents(events.subList(cut, events.size())).getFirst();

        assertSame(left.plus(right), whole);
        assertSame(right.plus(left), whole);
        assertThat(whole.count()).isEqualTo(events.size());
    }

    private static void assertSame(KeyBatch actual, KeyBatch expected) {
        assertThat(new HashSet<>(actual.tallies())).isEqualTo(new HashSet<>(expected.tallies()));
        assertThat(actual.newest()).isEqualTo(expected.newest());
        assertThat(actual.users()).isEqualTo(expected.users());
        assertThat(actual.events()).isEqualTo(expected.events());
        assertThat(actual.firstSeen()).isEqualTo(expected.firstSeen());
        assertThat(actual.lastSeen()).isEqualTo(expected.lastSeen());
    }
}
