package io.corral.engine.ingest.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.KeyId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolicator;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.store.QueueEntry;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue.Queued;
import io.corral.testkit.memory.MemoryBlobStore;
import io.corral.testkit.memory.MemoryRuleSetStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestWorkersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Project SHOP = new Project(new ProjectId(1), new OrganizationId(1),
            "shop", "Shop", null, NOW, List.of(), ProjectSettings.defaults());
    private static final int BYTES = 10_000;

    private final MemoryBlobStore blobs = new MemoryBlobStore(Clock.systemUTC());
    private final DigestWorkers workers = new DigestWorkers(1, this::digest);

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void digest_withinTheBytes_doesAllInOrder() {
        List<Queued> entries = entries(100);
        DigestWorkers.Result result = workers.digest(entries, 100 * BYTES * 2);
        assertThat(result.count()).isEqualTo(100);
        assertThat(result.digested()).extracting(Digested::position)
                .containsExactlyElementsOf(entries.stream().map(Queued::position).toList());
    }

    /// What is under way when the bytes are reached is still done: two pieces of 16.
    @Test
    void digest_beyondTheBytes_stopsBehindAPrefix() {
        List<Queued> entries = entries(100);
        DigestWorkers.Result result = workers.digest(entries, 5 * BYTES);
        assertThat(result.count()).isEqualTo(32);
        assertThat(result.digested()).extracting(Digested::position).containsExactlyElementsOf(
                entries.subList(0, 32).stream().map(Queued::position).toList());
        assertThat(result.digested()).allSatisfy(
                each -> assertThat(each.bytes()).isGreaterThan(BYTES));
    }

    private EntryDigest digest() {
        var attachments = new AttachmentDigest(blobs);
        var items = new ItemDigest(
                new Assembly(new Normalizer(new ClientNames()), Symbolicator.NONE,
                        new GroupingConfigs(
                                new MemoryRuleSetStore(), java.time.InstantSource.system())),
                attachments, new DigestProjects(
                        _ -> Optional.of(SHOP), _ -> SplitMarks.NONE, (_, _) -> null));
        return new EntryDigest(
                _ -> Optional.of(SHOP), items, attachments, blobs, ItemLimits.defaults());
    }

    private static List<Queued> entries(int count) {
        String event = "{\"message\":\"" + "long ".repeat(BYTES / 5) + "\"}";
        byte[] body = ("{}\n{\"type\":\"event\"}\n" + event).getBytes(StandardCharsets.UTF_8);
        return IntStream.rangeClosed(1, count).mapToObj(i -> new Queued(new Watermark(0, i),
                new QueueEntry(SHOP.id(), new KeyId(1), QueueEntry.Kind.ENVELOPE,
                        QueueEntry.Encoding.IDENTITY, body, null, null, NOW, null, null, null,
                        List.of())))
                .toList();
    }
}
