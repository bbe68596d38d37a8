package io.corral.testkit.contract;

import static io.corral.store.PayloadStore.Verdict.DUPLICATE;
import static io.corral.store.PayloadStore.Verdict.REPLAYED;
import static io.corral.store.PayloadStore.Verdict.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.GroupingVersion;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.PayloadStore;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.PayloadStore.GroupedScan;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.PayloadStore.StoredPayload;
import io.corral.store.PayloadStore.Verdict;
import io.corral.store.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [PayloadStore] does.
public abstract class PayloadStoreContract {

    /// The project of the fixtures.
    protected static final ProjectId PROJECT = new ProjectId(7);

    /// When the fixtures were received.
    protected static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));

    /// The store under test.
    @SuppressWarnings("NullAway.Init")
    protected PayloadStore store;

    /// Opens the store: a new one at first, the same one after it was closed.
    protected abstract PayloadStore open() throws Exception;

    /// Whether the adapter can do this.
    protected boolean supports(Capability capability) {
        return true;
    }

    @BeforeEach
    void openFirst() throws Exception {
        store = open();
    }

    @AfterEach
    void closeLast() {
        store.close();
    }

    @Test
    void append_payload_isFoundAsItWas() {
        Circumstances circumstances = new Circumstances(
                "event", NOON, NOON.minusMillis(1_500), "192.0.2.7", "Mozilla/5.0 (ü)", "a=b");
        Payload payload = new Payload(
                PROJECT, id(1), at(1), circumstances, bytes("{\"message\":\"hällo\"}"), -5L,
                new GroupingVersion(3, 17));

        assertThat(store.append(at(1), List.of(payload), List.of())).containsExactly(STORED);

        StoredPayload found = store.find(PROJECT, id(1)).orElseThrow();
        assertThat(found.circumstances()).isEqualTo(circumstances);
        assertThat(found.body()).isEqualTo(payload.body());
        assertThat(found.key()).isEqualTo(-5L);
        assertThat(found.version()).isEqualTo(new GroupingVersion(3, 17));
        assertThat(found.project()).isEqualTo(PROJECT);
        assertThat(found.id()).isEqualTo(id(1));
    }

    @Test
    void append_barePayload_isFoundAsItWas() {
        Circumstances circumstances = new Circumstances("", NOON, null, null, null, null);
        Payload payload = new Payload(PROJECT, id(1), at(1), circumstances, bytes(""), 0,
                GroupingVersion.NONE);

        store.append(at(1), List.of(payload), List.of());

        StoredPayload found = store.find(PROJECT, id(1)).orElseThrow();
        assertThat(found.circumstances()).isEqualTo(circumstances);
        assertThat(found.body()).isEmpty();
    }

    @Test
    void find_otherProjectOrId_isEmpty() {
        appendOne(payload(1, 1, NOON));

        assertThat(store.find(new ProjectId(8), id(1))).isEmpty();
        assertThat(store.find(PROJECT, id(2))).isEmpty();
    }

    @Test
    void append_sameIdInOtherProject_isAnotherEvent() {
        Payload other = new Payload(
                new ProjectId(8), id(1), at(2), circumstances(NOON), bytes("other"), 1,
                GroupingVersion.FIRST);

        assertThat(appendOne(payload(1, 1, NOON))).isEqualTo(STORED);
        assertThat(appendOne(other)).isEqualTo(STORED);

        assertThat(body(id(1))).isEqualTo("body of 1 from 1");
    }

    @Test
    void append_samePosition_isReplayed() {
        appendOne(payload(1, 1, NOON));

        assertThat(appendOne(payload(1, 1, NOON))).isEqualTo(REPLAYED);
    }

    @Test
    void append_laterPosition_isDuplicateAndChangesNothing() {
        appendOne(payload(1, 1, NOON));

        assertThat(appendOne(payload(1, 2, NOON))).isEqualTo(DUPLICATE);
        assertThat(appendOne(payload(1, 3, NEXT_DAY))).isEqualTo(DUPLICATE);

        assertThat(body(id(1))).isEqualTo("body of 1 from 1");
    }

    @Test
    void append_duplicatesWithinBatch_areToldAlsoWhenReplayed() {
        List<Payload> batch = List.of(
                payload(1, 1, NOON), payload(1, 1, NOON), payload(2, 2, NOON),
                payload(1, 3, NEXT_DAY));

        assertThat(store.append(at(3), batch, List.of()))
                .containsExactly(STORED, DUPLICATE, STORED, DUPLICATE);
        assertThat(store.append(at(3), batch, List.of()))
                .containsExactly(REPLAYED, DUPLICATE, REPLAYED, DUPLICATE);
    }

    @Test
    void append_batchOverManyDays_isFoundWhole() {
        List<Payload> batch = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> payload(i, i, NOON.plus(Duration.ofDays(i % 20))))
                .toList();

        assertThat(store.append(at(40), batch, List.of())).containsOnly(STORED);

        for (int i = 1; i <= 40; i++) {
            assertThat(body(id(i))).isEqualTo("body of %d from %d", i, i);
        }
        assertThat(store.append(at(40), batch, List.of())).containsOnly(REPLAYED);
    }

    @Test
    void append_manyAlike_areFoundAgain() {
        List<Payload> batch = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            batch.add(payload(i, i, NOON));
        }

        for (int i = 0; i < 1_000; i += 100) {
            store.append(at(i + 100), batch.subList(i, i + 100), List.of());
        }

        for (int i = 1; i <= 1_000; i++) {
            assertThat(body(id(i))).isEqualTo("body of %d from %d", i, i);
        }
    }

    @Test
    void applied_risesWithBatches() {
        assertThat(store.applied(0)).isEqualTo(at(0));

        store.append(at(5), List.of(), List.of());
        assertThat(store.applied(0)).isEqualTo(at(5));

        store.append(at(9), List.of(payload(1, 7, NOON)), List.of());
        store.append(new Watermark(1, 3), List.of(), List.of());
        assertThat(store.applied(0)).isEqualTo(at(9));
        assertThat(store.applied(1)).isEqualTo(new Watermark(1, 3));
    }

    @Test
    void attachments_ofEvent_areInOrderOfReceipt() {
        Attachment first = attachment("1", 1, 1, NOON);
        Attachment second = attachment("2", 1, 2, NEXT_DAY);
        store.append(at(1), List.of(payload(1, 1, NOON)), List.of(first));
        store.append(at(2), List.of(), List.of(second, attachment("3", 9, 2, NEXT_DAY)));

        assertThat(store.attachments(PROJECT, id(1))).containsExactly(first, second);
        assertThat(store.attachments(new ProjectId(8), id(1))).isEmpty();
        assertThat(store.find(PROJECT, id(9))).isEmpty();
        assertThat(store.attachments(PROJECT, id(9))).hasSize(1);
    }

    @Test
    void attachments_replayed_areStoredOnce() {
        Attachment file = attachment("1", 1, 1, NOON);

        store.append(at(1), List.of(payload(1, 1, NOON)), List.of(file));
        store.append(at(1), List.of(payload(1, 1, NOON)), List.of(file));

        assertThat(store.attachments(PROJECT, id(1))).containsExactly(file);
    }

    @Test
    void attachments_ofDuplicate_areLeftOut() {
        appendOne(payload(1, 1, NOON));

        store.append(at(2), List.of(payload(1, 2, NOON)), List.of(attachment("1", 1, 2, NOON)));

        assertThat(store.attachments(PROJECT, id(1))).isEmpty();
        assertThat(store.namesBlob("blob-1")).isFalse();
    }

    @Test
    void dropBefore_forgetsDaysAndNamesTheirBlobs() {
        Attachment shared = attachment("3", 2, 2, NEXT_DAY);
        store.append(at(2),
                List.of(payload(1, 1, NOON), payload(2, 2, NEXT_DAY)),
                List.of(attachment("1", 1, 1, NOON), withBlob(shared, "4", NOON), shared));

        assertThat(store.dropBefore(LocalDate.parse("2026-11-22"))).containsExactly("blob-1");

        assertThat(store.find(PROJECT, id(1))).isEmpty();
        assertThat(store.attachments(PROJECT, id(1))).isEmpty();
        assertThat(store.find(PROJECT, id(2))).isPresent();
        assertThat(store.namesBlob("blob-1")).isFalse();
        assertThat(store.namesBlob("blob-3")).isTrue();
        assertThat(store.dropBefore(LocalDate.parse("2026-11-22"))).isEmpty();
    }

    @Test
    void dropBefore_everything_keepsWatermark() throws Exception {
        appendOne(payload(1, 5, NOON));

        store.dropBefore(LocalDate.parse("2027-01-01"));
        assertThat(store.applied(0)).isEqualTo(at(5));

        store.close();
        store = open();
        assertThat(store.applied(0)).isEqualTo(at(supports(Capability.RESTART) ? 5 : 0));
    }

    @Test
    void delete_events_forgetsThemAndTheirAttachments() {
        store.append(at(3),
                List.of(payload(1, 1, NOON), payload(2, 2, NEXT_DAY), payload(3, 3, NOON)),
                List.of(attachment("1", 1, 1, NOON), attachment("2", 3, 3, NOON)));

        store.delete(PROJECT, List.of(id(1), id(2), id(99)));
        store.delete(new ProjectId(8), List.of(id(3)));

        assertThat(store.find(PROJECT, id(1))).isEmpty();
        assertThat(store.find(PROJECT, id(2))).isEmpty();
        assertThat(store.find(PROJECT, id(3))).isPresent();
        assertThat(store.attachments(PROJECT, id(1))).isEmpty();
        assertThat(store.attachments(PROJECT, id(3))).hasSize(1);
        assertThat(appendOne(payload(1, 4, NOON))).isEqualTo(STORED);
    }

    @Test
    void withdraw_entry_isAsIfItNeverCame() {
        store.append(at(4),
                List.of(payload(1, 1, NOON), payload(2, 2, NOON), payload(1, 3, NOON)),
                List.of(attachment("1", 1, 1, NOON), attachment("2", 2, 2, NOON),
                        attachment("4", 2, 4, NOON)));

        store.withdraw(at(2), NOON);
        store.withdraw(at(3), NOON);
        store.withdraw(at(9), NEXT_DAY);

        assertThat(store.find(PROJECT, id(1))).isPresent();
        assertThat(store.find(PROJECT, id(2))).isEmpty();
        assertThat(store.attachments(PROJECT, id(1))).hasSize(1);
        assertThat(store.attachments(PROJECT, id(2)))
                .containsExactly(attachment("4", 2, 4, NOON));
        assertThat(store.applied(0)).isEqualTo(at(4));
        assertThat(appendOne(payload(2, 5, NOON))).isEqualTo(STORED);
    }

    @Test
    void scan_range_isByDayAndOrderOfStoring() {
        List<Payload> batch = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> payload(i, i, NOON.plusSeconds(i)))
                .toList();
        store.append(at(500), batch, List.of());
        appendOne(payload(501, 501, NEXT_DAY));
        appendOne(payload(502, 502, NOON.minus(Duration.ofDays(1))));

        assertThat(scanned(NOON.plusSeconds(2), NOON.plusSeconds(4)))
                .containsExactly(id(2), id(3));
        assertThat(scanned(Instant.MIN, Instant.MAX))
                .hasSize(502).startsWith(id(502), id(1)).endsWith(id(500), id(501));
    }

    @Test
    void grouped_readsOnlyEventsOfTheProjectThatHaveAKey_dayByDay() {
        Payload foreign = payload(4, 4, NOON);
        Payload transaction = payload(5, 5, NOON);
        store.append(at(6), List.of(
                payload(1, 1, NEXT_DAY), payload(2, 2, NOON), payload(3, 3, NOON.plusSeconds(1)),
                new Payload(new ProjectId(8), foreign.id(), foreign.position(),
                        foreign.circumstances(), foreign.body(), 4, GroupingVersion.FIRST),
                new Payload(PROJECT, transaction.id(), transaction.position(),
                        transaction.circumstances(), transaction.body(), 0,
                        GroupingVersion.NONE),
                payload(6, 6, NOON.minusSeconds(1))), List.of());

        List<EventId> ids = new ArrayList<>();
        boolean ended = store.grouped(PROJECT, NOON).read(payload -> ids.add(payload.id()));

        assertThat(ended).isTrue();
        assertThat(ids).containsExactly(id(2), id(3), id(1));
    }

    @Test
    void grouped_readAgain_goesOnWithWhatWasStoredSince() {
        store.append(at(2), List.of(payload(1, 1, NOON), payload(2, 2, NEXT_DAY)), List.of());
        GroupedScan scan = store.grouped(PROJECT, NOON);
        List<EventId> ids = new ArrayList<>();
        scan.read(payload -> ids.add(payload.id()));

        store.append(at(4),
                List.of(payload(3, 3, NOON.plusSeconds(1)), payload(4, 4, NEXT_DAY)), List.of());
        scan.read(payload -> ids.add(payload.id()));
        scan.read(payload -> ids.add(payload.id()));

        assertThat(ids).containsExactly(id(1), id(2), id(3), id(4));
    }

    @Test
    void grouped_consumerHasEnough_readsNothingMoreUntilAskedAgain() {
        store.append(at(3), List.of(
                payload(1, 1, NOON), payload(2, 2, NOON), payload(3, 3, NEXT_DAY)), List.of());
        GroupedScan scan = store.grouped(PROJECT, NOON);
        List<EventId> ids = new ArrayList<>();

        assertThat(scan.read(payload -> ids.add(payload.id()) && ids.size() < 2)).isFalse();
        assertThat(ids).containsExactly(id(1), id(2));

        assertThat(scan.read(payload -> ids.add(payload.id()))).isTrue();
        assertThat(ids).containsExactly(id(1), id(2), id(3));
    }

    @Test
    void reopened_everythingIsThere() throws Exception {
        store.append(at(2),
                List.of(payload(1, 1, NOON), payload(2, 2, NEXT_DAY)),
                List.of(attachment("1", 1, 1, NOON)));

        store.close();
        store = open();

        boolean kept = supports(Capability.RESTART);
        assertThat(store.find(PROJECT, id(1)).isPresent()).isEqualTo(kept);
        assertThat(store.attachments(PROJECT, id(1))).hasSize(kept ? 1 : 0);
        assertThat(store.applied(0)).isEqualTo(at(kept ? 2 : 0));
        assertThat(appendOne(payload(2, 3, NEXT_DAY))).isEqualTo(kept ? DUPLICATE : STORED);
    }

    /// Appends one payload and its position.
    protected final Verdict appendOne(Payload payload) {
        return store.append(payload.position(), List.of(payload), List.of()).getFirst();
    }

    /// A payload of an event, brought by a queue entry.
    protected static Payload payload(int event, long sequence, Instant receivedAt) {
        String body = "body of %d from %d".formatted(event, sequence);
        return new Payload(
                PROJECT, id(event), at(sequence), circumstances(receivedAt), bytes(body), event,
                GroupingVersion.FIRST);
    }

    /// The id of a fixture.
    protected static EventId id(int event) {
        return new EventId(0x1234_5678L * event, 0x9E37_79B9_7F4A_7C15L * event);
    }

    /// A position of partition 0.
    protected static Watermark at(long sequence) {
        return new Watermark(0, sequence);
    }

    private static Attachment attachment(String id, int event, long sequence, Instant receivedAt) {
        return new Attachment(
                id, PROJECT, id(event), at(sequence), receivedAt, "log.txt", "event.attachment",
                "text/plain", 12, "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d", "blob-" + id);
    }

    private static Attachment withBlob(Attachment shared, String id, Instant receivedAt) {
        return new Attachment(
                id, shared.project(), shared.eventId(), shared.position(), receivedAt,
                shared.name(), shared.type(), shared.contentType(), shared.sizeBytes(),
                shared.sha1(), shared.blob());
    }

    private static Circumstances circumstances(Instant receivedAt) {
        return new Circumstances("event", receivedAt, null, null, null, null);
    }

    private String body(EventId id) {
        return new String(
                store.find(PROJECT, id).orElseThrow().body(), StandardCharsets.UTF_8);
    }

    private List<EventId> scanned(Instant from, Instant to) {
        List<EventId> ids = new ArrayList<>();
        store.scan(from, to, payload -> ids.add(payload.id()));
        return ids;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
