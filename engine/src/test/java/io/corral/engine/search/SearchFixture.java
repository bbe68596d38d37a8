package io.corral.engine.search;

import io.corral.domain.id.ProjectId;
import io.corral.engine.admin.Directory;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.release.ReleaseHealth;
import io.corral.store.Watermark;
import io.corral.store.event.EventRow;
import io.corral.testkit.event.EventRowBuilder;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemoryIssueStores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stores in memory with two projects, `shop` and `api`, and a little way to fill them.
final class SearchFixture {

    static final Instant NOW = EventRowBuilder.NOON;

    final MemoryEventStore events = new MemoryEventStore();
    final IssueStores issues = MemoryIssueStores.create();
    final SearchStores stores = new SearchStores(
            events, issues.queries(), issues.releases(), new ReleaseHealth(issues.health()),
            new KeyMirror(issues.issues(), events));
    final SmallDigest digest = new SmallDigest(issues);
    final Directory directory =
            new Directory(new MemoryDirectoryStore(), InstantSource.fixed(NOW));
    private long sequence;

    /// Stores rows; their time is a minute ago unless they say otherwise.
    void append(EventRowBuilder... rows) {
        List<EventRow> built = List.of(rows).stream().map(EventRowBuilder::build).toList();
        events.append(new Watermark(0, ++sequence), built);
    }

    /// Opens an issue for a key of project 1.
    void issue(long key) {
        digest.digest(GroupedEventBuilder.anEvent().ofKey(key).withId(key).at(NOW));
    }

    /// The last day of both projects.
    static SearchScope scope() {
        return new SearchScope(
                SmallDigest.ORGANIZATION,
                Map.of(new ProjectId(1), "shop", new ProjectId(2), "api"), Set.of(),
                TimeWindow.last(Duration.ofDays(1), NOW), null, NOW);
    }
}
