package io.corral.engine.maintenance;

import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.artifact.ArtifactKind;
import io.corral.domain.artifact.StoredContent;
import io.corral.domain.group.GroupingVersion;
import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.EventId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Setup.Wish;
import io.corral.engine.artifact.UploadStores;
import io.corral.engine.artifact.UploadWatch;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.Watermark;
import io.corral.store.artifact.ArtifactStore.NewArtifact;
import io.corral.store.artifact.ArtifactStore.NewBundle;
import io.corral.store.artifact.UploadChunkStore.UploadChunk;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.issue.IssueQuery;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryArtifactStore;
import io.corral.testkit.memory.MemoryBlobStore;
import io.corral.testkit.memory.MemoryDebugFileStore;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryPayloadStore;
import io.corral.testkit.memory.MemorySignInStore;
import io.corral.testkit.memory.MemoryUploadChunkStore;
import io.corral.testkit.memory.MemoryWorkQueue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final ProjectId PROJECT = new ProjectId(1);
    private static final Instant OLD = NOON.minus(Duration.ofDays(40));

    private Instant stored = NOON;
    private final MemoryPayloadStore payloads = new MemoryPayloadStore();
    private final MemoryEventStore events = new MemoryEventStore();
    private final MemoryBlobStore blobs = new MemoryBlobStore(() -> stored);
    private final UploadStores uploads = new UploadStores(new MemoryUploadChunkStore(),
            new MemoryArtifactStore(), new MemoryDebugFileStore(), blobs, new UploadWatch());
    private final IssueStores issues = MemoryIssueStores.create();
    private final SmallDigest digest = new SmallDigest(issues);
    private long sequence;

    private Retention.Forgotten run(Duration usual) {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var store = new MemoryDirectoryStore();
        var directory = new Directory(store, clock);
        new Administration(store, new MemorySignInStore(), directory, clock, new Random(1))
                .setup().setUp("test", new Wish("acme", "shop", null, false), "http://localhost");
        return new Retention(new Retention.Stores(new MemoryWorkQueue(), blobs, payloads, events,
                issues.issues(), issues.health(), issues.outcomes(), uploads), directory, usual,
                clock).run();
    }

    /// Stores an event of a key everywhere, with a file, received now.
    private EventId event(long key, Instant at) {
        sequence++;
        var position = new Watermark(0, sequence);
        var id = new EventId(key, sequence);
        digest.digest(anEvent().ofKey(key).withId(key).at(at));
        events.append(position, List.of(aRow().withKey(key).withId(key).at(at).build()));
        var around = new Circumstances("event", NOON, null, null, null, null);
        EventId stored = new EventId(key, key);
        payloads.append(position,
                List.of(new Payload(PROJECT, stored, position, around, new byte[0], key,
                        GroupingVersion.FIRST)),
                List.of(new Attachment(id.toString(), PROJECT, stored, position, NOON, "a.txt",
                        "event.attachment", "text/plain", 3, "0", blobs.put(content(key)))));
        return stored;
    }

    private static byte[] content(long key) {
        return ("file " + key).getBytes(StandardCharsets.UTF_8);
    }

    private long rows() {
        return events.query(EventQuery.of(
                new EventScope(EnumSet.allOf(EventRowKind.class), Set.of(PROJECT), Instant.EPOCH,
                        NOON.plusSeconds(1)),
                EventPredicate.ALWAYS,
                List.of(new EventExpression.Field(EventField.ID)), 10)).rows().size();
    }

    @Test
    void idleIssue_goesWithEverythingOfItsEvents() {
        EventId idle = event(1, OLD);
        EventId recent = event(2, NOON);
        String file = payloads.attachments(PROJECT, idle).getFirst().blob();

        assertThat(run(Duration.ofDays(30)).keys()).isEqualTo(1);

        assertThat(issues.queries().list(IssueQuery.of(Set.of(PROJECT))).rows()).hasSize(1);
        assertThat(payloads.find(PROJECT, idle)).isEmpty();
        assertThat(payloads.attachments(PROJECT, idle)).isEmpty();
        assertThat(blobs.open(file)).isEmpty();
        assertThat(rows()).isEqualTo(1);
        assertThat(payloads.find(PROJECT, recent)).isPresent();
        assertThat(payloads.attachments(PROJECT, recent)).hasSize(1);
    }

    @Test
    void uploads_goWhenNoEventNeededThem_andTheirBlobsAfterThem() {
        stored = OLD;
        String idle = blobs.put(content(1));
        String used = blobs.put(content(2));
        String piece = blobs.put(content(3));
        OrganizationId acme = new OrganizationId(1);
        uploads.chunks().put(acme, new UploadChunk("aa", piece, 1), NOON);
        ArtifactBundleId first = bundle("c1", idle);
        ArtifactBundleId second = bundle("c2", used);
        uploads.artifacts().noteUsed(List.of(second), NOON);

        run(Duration.ofDays(30));

        assertThat(uploads.artifacts().bundle(first)).isEmpty();
        assertThat(uploads.artifacts().bundle(second)).isPresent();
        assertThat(blobs.open(idle)).isEmpty();
        assertThat(blobs.open(used)).isPresent();
        assertThat(blobs.open(piece)).isPresent();
        assertThat(uploads.watch().changes()).isPositive();
    }

    private ArtifactBundleId bundle(String checksum, String blob) {
        return uploads.artifacts().add(
                new NewBundle(new OrganizationId(1), checksum, null, null, Set.of(PROJECT)),
                List.of(new NewArtifact("~/a.js", ArtifactKind.MINIFIED_SOURCE, null, Map.of(),
                        new StoredContent(blob, 1, "0"))),
                OLD);
    }

    @Test
    void issueWithinItsTime_stays() {
        EventId id = event(1, OLD);

        assertThat(run(Duration.ofDays(90)).isNothing()).isTrue();

        assertThat(payloads.find(PROJECT, id)).isPresent();
        assertThat(rows()).isEqualTo(1);
    }
}
