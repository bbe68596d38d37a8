package io.corral.domain.issue;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events and batches for the tests of this package.
final class Batches {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Batches() {}

    static GroupedEvent event(
            long id, Instant at, @Nullable String release, @Nullable Long user) {
        return new GroupedEvent(
                new ProjectId(1), new EventId(0, id), 1, 1, IssueCategory.ERROR, at, at,
                Level.ERROR, "java", new Metadata("t", null, null, null, null, null, null), null,
                release, null, user, null);
    }

    static KeyBatch batch(GroupedEvent... events) {
        return KeyBatch.ofEvents(List.of(events)).getFirst();
    }

    /// One event.
    static KeyBatch batch(Instant at, @Nullable String release) {
        return batch(event(1, at, release, null));
    }

    /// So many events at once, each of a user of its own.
    static KeyBatch batch(int events, Instant at) {
        GroupedEvent[] all = new GroupedEvent[events];
        for (int i = 0; i < events; i++) {
            all[i] = event(i + 1L, at, null, at.getEpochSecond() * 1000 + i);
        }
        return batch(all);
    }
}
