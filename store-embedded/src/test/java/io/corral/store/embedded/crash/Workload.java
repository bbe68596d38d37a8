package io.corral.store.embedded.crash;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.group.GroupingVersion;
import io.corral.domain.id.EventId;
import io.corral.domain.id.KeyId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueDecisions;
import io.corral.domain.issue.KeyBatch;
import io.corral.domain.release.ReleaseOrder;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.QueueEntry;
import io.corral.store.QueueEntry.Encoding;
import io.corral.store.QueueEntry.Kind;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue.Queued;
import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.DataDirectory;
import io.corral.store.embedded.blob.EmbeddedBlobStore;
import io.corral.store.embedded.issue.SqliteIssueQueries;
import io.corral.store.embedded.issue.SqliteIssueStore;
import io.corral.store.embedded.payload.EmbeddedPayloadStore;
import io.corral.store.embedded.queue.EmbeddedWorkQueue;
import io.corral.store.issue.DigestCommit;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A small Corral without HTTP and grouping: events go through the queue into payloads and issues,
/// some by way of a blob. As a program it works through a fixed list of events and prints the
/// number of each when it is acknowledged.
final class Workload implements AutoCloseable {

    static final ProjectId PROJECT = new ProjectId(7);
    static final LocalDate FIRST_KEPT_DAY = LocalDate.parse("2026-11-21");

    private static final Instant START = Instant.parse("2026-11-20T23:59:58Z");
    private static final int EVENTS = 1_600;
    private static final int BATCH = 100;
    private static final int ON_FIRST_DAY = 150;
    private static final int BLOB_EVERY = 25;
    private static final int POISON = 333;
    private static final int KEYS = 10;
    private static final int DROPPED_KEY = 99;

    private final DataDirectory directory;
    private final EmbeddedBlobStore blobs;
    private final EmbeddedWorkQueue queue;
    private final EmbeddedPayloadStore payloads;
    private final CorralDatabase corral;
    private final SqliteIssueStore issues;

    private Workload(DataDirectory directory) {
        this.directory = directory;
        this.blobs = EmbeddedBlobStore.open(directory, InstantSource.system());
        this.queue = EmbeddedWorkQueue.open(directory);
        this.payloads = EmbeddedPayloadStore.open(directory);
        this.corral = CorralDatabase.open(directory);
        this.issues = new SqliteIssueStore(corral.database());
    }

    static Workload open(Path place) {
        return new Workload(DataDirectory.open(place));
    }

    static void main(String[] arguments) {
        try (Workload workload = open(Path.of(arguments[0]))) {
            for (int first = 0; first < EVENTS; first += BATCH) {
                workload.acknowledge(first);
                workload.digest();
                workload.payloads.dropBefore(FIRST_KEPT_DAY);
                workload.queue.maintain();
                workload.payloads.maintain();
            }
        }
    }

    private void acknowledge(int first) {
        IntStream.range(first, first + BATCH).parallel().forEach(number -> {
            queue.append(entry(number));
            System.out.println(number);
        });
    }

    private QueueEntry entry(int number) {
        boolean byBlob = number % BLOB_EVERY == 0;
        byte[] body = body(number);
        String blob = byBlob ? blobs.put(body) : null;
        Instant receivedAt = receivedAt(number);
        return new QueueEntry(
                PROJECT, new KeyId(1), Kind.EVENT, Encoding.IDENTITY,
                byBlob ? new byte[0] : body, blob, id(number).toString(), receivedAt, null, null,
                null, List.of());
    }

    /// Applies everything that waits, as the digest does.
    void digest() {
        List<Queued> batch = queue.read(queue.applied(0), BATCH, Long.MAX_VALUE);
        while (!batch.isEmpty()) {
            Watermark last = batch.getLast().position();
            queue.beginAttempt(0, batch.getFirst().position().sequence(), last.sequence());
            payloads.append(last, batch.stream().flatMap(each -> payload(each).stream()).toList(),
                    List.of());
            countIssues(batch);
            queue.advance(last);
            batch = queue.read(last, BATCH, Long.MAX_VALUE);
        }
    }

    /// Events of the day that is dropped belong to other issues than those that stay.
    private void countIssues(List<Queued> batch) {
        List<GroupedEvent> events = batch.stream()
                .map(queued -> number(queued.entry()))
                .filter(number -> number != POISON)
                .map(Workload::grouped)
                .toList();
        List<KeyBatch> batches = KeyBatch.ofEvents(events);
        Instant now = batch.getLast().entry().receivedAt();
        issues.commit(new DigestCommit(
                batch.getLast().position(),
                IssueDecisions.decideAll(
                        issues.states(batches.stream().map(KeyBatch::key).toList()), batches,
                        ReleaseOrder.WITHOUT_DATES, now),
                List.of(), List.of(), List.of(), now));
    }

    private static GroupedEvent grouped(int number) {
        Instant at = receivedAt(number);
        return new GroupedEvent(
                PROJECT, id(number), isKept(number) ? number % KEYS : DROPPED_KEY, 1,
                IssueCategory.ERROR, at, at, Level.ERROR, "other",
                new Metadata("of " + number, null, null, null, null, null, null), null, null, null,
                null, null);
    }

    /// Events that the issues of the kept day have counted.
    long counted() {
        IssuePage page = new SqliteIssueQueries(corral.database())
                .list(IssueQuery.of(Set.of(PROJECT)));
        return page.rows().stream()
                .map(IssuePage.Row::issue)
                .filter(issue -> !issue.numbers().firstSeen().isBefore(
                        FIRST_KEPT_DAY.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .mapToLong(issue -> issue.numbers().events())
                .sum();
    }

    private int number(QueueEntry entry) {
        byte[] body = entry.blob() == null ? entry.body() : content(entry.blob());
        return Integer.parseInt(new String(body, 0, 5, StandardCharsets.US_ASCII).strip());
    }

    private Optional<Payload> payload(Queued queued) {
        QueueEntry entry = queued.entry();
        byte[] body = entry.blob() == null ? entry.body() : content(entry.blob());
        int number = number(entry);
        if (number == POISON) {
            queue.fail(queued.position(), entry.receivedAt(), "poison");
            return Optional.empty();
        }
        return Optional.of(new Payload(
                PROJECT, id(number), queued.position(),
                new Circumstances("event", entry.receivedAt(), null, null, null, null), body,
                number, GroupingVersion.FIRST));
    }

    private byte[] content(@Nullable String blob) {
        try (InputStream in = blobs.open(String.valueOf(blob)).orElseThrow()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    EmbeddedWorkQueue queue() {
        return queue;
    }

    EmbeddedPayloadStore payloads() {
        return payloads;
    }

    /// Whether an event that was acknowledged must be found among the payloads.
    static boolean isKept(int number) {
        return number != POISON && !receivedAt(number).isBefore(Instant.parse(
                FIRST_KEPT_DAY + "T00:00:00Z"));
    }

    static EventId id(int number) {
        return new EventId(number * 0x9E37_79B9_7F4A_7C15L, number + 1L);
    }

    static byte[] body(int number) {
        return "%5d says: %s".formatted(number, "the same as the others. ".repeat(20))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Most of the first batch comes before midnight; each fifth event of it after.
    private static Instant receivedAt(int number) {
        boolean late = number >= ON_FIRST_DAY || number % 5 == 0;
        return START.plus(late ? Duration.ofSeconds(4) : Duration.ZERO);
    }

    @Override
    public void close() {
        corral.close();
        payloads.close();
        queue.close();
        blobs.close();
        directory.close();
    }
}
