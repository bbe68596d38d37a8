package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.KeyId;
import io.corral.domain.id.ProjectId;
import io.corral.store.QueueEntry;
import io.corral.store.QueueEntry.Encoding;
import io.corral.store.QueueEntry.Kind;
import io.corral.store.QueueEntry.RefusedItem;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue;
import io.corral.store.WorkQueue.Attempted;
import io.corral.store.WorkQueue.Depth;
import io.corral.store.WorkQueue.Failed;
import io.corral.store.WorkQueue.Queued;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [WorkQueue] does.
public abstract class WorkQueueContract {

    private static final Watermark START = new Watermark(0, 0);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

    /// The queue under test; contracts of an adapter may look at it too.
    @SuppressWarnings("NullAway.Init")
    protected WorkQueue queue;

    /// Opens the queue: a new one at first, the same one after it was closed.
    protected abstract WorkQueue open() throws Exception;

    /// Whether the adapter can do this.
    protected boolean supports(Capability capability) {
        return true;
    }

    @BeforeEach
    void openFirst() throws Exception {
        queue = open();
    }

    @AfterEach
    void closeLast() {
        queue.close();
    }

    @Test
    void append_entry_isReadAsItWas() {
        QueueEntry entry = new QueueEntry(
                new ProjectId(7), new KeyId(3), Kind.ENVELOPE, Encoding.GZIP, bytes("body"),
                "blob-key", "0123456789abcdef0123456789abcdef", NOW, "192.0.2.7", "sdk/1.0",
                "sentry_release=1",
                List.of(new RefusedItem(0, "rate_limited", "key_quota"),
                        new RefusedItem(4, "invalid", "too large, really")));

        Watermark position = queue.append(entry);

        Queued read = queue.read(START, 10, 1_000).getFirst();
        assertThat(position).isEqualTo(new Watermark(0, 1));
        assertThat(read.position()).isEqualTo(position);
        assertThat(read.entry()).usingRecursiveComparison().isEqualTo(entry);
    }

    @Test
    void advance_beyondTheNewest_numbersGoOnFromThere() {
        queue.advance(new Watermark(0, 105));

        assertThat(queue.newest(0)).isEqualTo(new Watermark(0, 105));
        assertThat(queue.append(entry("", null))).isEqualTo(new Watermark(0, 106));
    }

    @Test
    void append_bareEntry_isReadAsItWas() {
        QueueEntry entry = entry("", null);

        queue.append(entry);

        assertThat(queue.read(START, 10, 1_000).getFirst().entry())
                .usingRecursiveComparison().isEqualTo(entry);
    }

    @Test
    void append_manyThreads_eachGetsItsOwnPosition() throws Exception {
        int threads = 64;
        int each = 20;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<Long>> appends = () -> IntStream.range(0, each)
                    .mapToObj(i -> queue.append(entry("x")).sequence())
                    .toList();
            List<Long> given = executor.invokeAll(Collections.nCopies(threads, appends))
                    .stream().map(Future::resultNow).flatMap(List::stream).toList();

            assertThat(given).containsExactlyInAnyOrderElementsOf(
                    LongStream.rangeClosed(1, 1_280).boxed().toList());
        }
        assertThat(queue.depth()).isEqualTo(new Depth(1_280, 1_280));
        assertThat(sequences(queue.read(START, 10_000, Long.MAX_VALUE)))
                .hasSize(1_280).isSorted();
    }

    @Test
    void read_bounds_stopByEntriesAndBytes() {
        appendAll("aaaa", "bbbb", "cccc", "dddd");

        assertThat(sequences(queue.read(START, 2, 1_000))).containsExactly(1L, 2L);
        assertThat(sequences(queue.read(START, 10, 5))).containsExactly(1L, 2L);
        assertThat(sequences(queue.read(START, 10, 1))).containsExactly(1L);
        assertThat(sequences(queue.read(at(3), 10, 1_000))).containsExactly(4L);
        assertThat(queue.read(at(4), 10, 1_000)).isEmpty();
    }

    @Test
    void awaitAfter_nothing_endsWithTheTimeout() throws Exception {
        appendAll("one");

        assertThat(queue.awaitAfter(START, Duration.ZERO)).isTrue();
        assertThat(queue.awaitAfter(at(1), Duration.ofMillis(1))).isFalse();
    }

    @Test
    void awaitAfter_appended_wakes() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> waits =
                    executor.submit(() -> queue.awaitAfter(START, Duration.ofMinutes(1)));
            appendAll("one");

            assertThat(waits.get()).isTrue();
        }
    }

    @Test
    void advance_forgetsUpToPosition() throws Exception {
        appendAll("one", "two!", "three");

        queue.advance(at(2));

        assertThat(sequences(queue.read(START, 10, 1_000))).containsExactly(3L);
        assertThat(queue.applied(0)).isEqualTo(at(2));
        assertThat(queue.newest(0)).isEqualTo(at(3));
        assertThat(queue.depth()).isEqualTo(new Depth(1, 5));
    }

    @Test
    void advance_beyondNewest_laterEntriesComeBehind() throws Exception {
        appendAll("one");

        queue.advance(at(100));
        reopen();

        assertThat(queue.append(entry("two")).sequence())
                .isEqualTo(supports(Capability.RESTART) ? 101 : 1);
    }

    @Test
    void beginAttempt_again_counts() {
        appendAll("1", "2", "3", "4", "5");

        queue.beginAttempt(0, 1, 4);
        queue.beginAttempt(0, 1, 2);
        queue.beginAttempt(0, 4, 5);

        assertThat(queue.attempts(0)).containsExactly(
                new Attempted(1, 2, 2), new Attempted(3, 3, 1), new Attempted(4, 4, 2),
                new Attempted(5, 5, 1));
        queue.advance(at(3));
        assertThat(queue.attempts(0))
                .containsExactly(new Attempted(4, 4, 2), new Attempted(5, 5, 1));
    }

    @Test
    void giveUp_entry_staysSoUntilItLeaves() {
        appendAll("1", "2", "3");
        queue.beginAttempt(0, 1, 3);

        queue.giveUp(at(2));
        queue.beginAttempt(0, 2, 3);

        assertThat(queue.attempts(0)).containsExactly(new Attempted(1, 1, 1),
                new Attempted(2, 2, Attempted.GIVEN_UP), new Attempted(3, 3, 2));
        queue.fail(at(2), NOW, "internal");
        assertThat(queue.attempts(0))
                .containsExactly(new Attempted(1, 1, 1), new Attempted(3, 3, 2));
    }

    @Test
    void fail_entry_movesWithItsBytes() {
        appendAll("one", "bad", "three");
        queue.beginAttempt(0, 1, 3);

        queue.fail(at(2), NOW, "internal");
        queue.fail(at(3), NOW, "internal");

        assertThat(sequences(queue.read(START, 10, 1_000))).containsExactly(1L);
        assertThat(queue.attempts(0)).containsExactly(new Attempted(1, 1, 1));
        assertThat(queue.depth()).isEqualTo(new Depth(1, 3));
        List<Failed> failed = queue.failed(10);
        assertThat(failed).extracting(entry -> text(entry.entry()))
                .containsExactly("three", "bad");
        assertThat(failed.getLast().at()).isEqualTo(NOW);
        assertThat(failed.getLast().reason()).isEqualTo("internal");
        assertThat(queue.failed(1)).hasSize(1);
    }

    @Test
    void fail_newestEntry_itsPositionIsNotGivenAgain() throws Exception {
        appendAll("one", "bad");
        queue.fail(at(2), NOW, "internal");

        reopen();

        assertThat(queue.append(entry("three")).sequence())
                .isEqualTo(supports(Capability.RESTART) ? 3 : 1);
    }

    @Test
    void awaitAfter_onlyFailedOrForgotten_endsWithTheTimeout() throws Exception {
        appendAll("one", "two", "bad");

        queue.fail(at(3), NOW, "internal");
        assertThat(queue.awaitAfter(at(1), Duration.ZERO)).isTrue();
        assertThat(queue.awaitAfter(at(2), Duration.ZERO)).isFalse();

        queue.advance(at(2));
        assertThat(queue.awaitAfter(START, Duration.ZERO)).isFalse();
        reopen();
        assertThat(queue.awaitAfter(START, Duration.ZERO)).isFalse();
        appendAll("four");
        assertThat(queue.awaitAfter(START, Duration.ZERO)).isTrue();
    }

    @Test
    void replay_failed_comesBackAtTheEnd() {
        appendAll("bad", "two");
        queue.fail(at(1), NOW, "internal");
        long id = queue.failed(1).getFirst().id();

        assertThat(queue.replay(id)).isTrue();
        assertThat(queue.replay(id)).isFalse();

        assertThat(queue.failed(10)).isEmpty();
        assertThat(queue.read(START, 10, 1_000)).extracting(queued -> text(queued.entry()))
                .containsExactly("two", "bad");
    }

    @Test
    void namesBlob_waitingOrFailed_isTrue() {
        queue.append(entry("", "waits"));
        queue.append(entry("", "fails"));
        queue.fail(at(2), NOW, "internal");

        assertThat(queue.namesBlob("waits")).isTrue();
        assertThat(queue.namesBlob("fails")).isTrue();
        assertThat(queue.namesBlob("other")).isFalse();
        queue.advance(at(1));
        assertThat(queue.namesBlob("waits")).isFalse();
    }

    @Test
    void reopened_everythingIsThere() throws Exception {
        appendAll("one", "two", "bad", "four!");
        queue.advance(at(1));
        queue.fail(at(3), NOW, "internal");
        queue.beginAttempt(0, 2, 4);
        queue.giveUp(at(4));

        reopen();

        if (supports(Capability.RESTART)) {
            assertThat(sequences(queue.read(START, 10, 1_000))).containsExactly(2L, 4L);
            assertThat(queue.applied(0)).isEqualTo(at(1));
            assertThat(queue.newest(0)).isEqualTo(at(4));
            assertThat(queue.depth()).isEqualTo(new Depth(2, 8));
            assertThat(queue.attempts(0)).containsExactly(
                    new Attempted(2, 3, 1), new Attempted(4, 4, Attempted.GIVEN_UP));
            assertThat(queue.failed(10)).hasSize(1);
            assertThat(queue.append(entry("five")).sequence()).isEqualTo(5);
        } else {
            assertThat(queue.depth()).isEqualTo(new Depth(0, 0));
        }
    }

    /// Closes the queue and opens the same again.
    protected final void reopen() throws Exception {
        queue.close();
        queue = open();
    }

    private void appendAll(String... bodies) {
        for (String body : bodies) {
            queue.append(entry(body));
        }
    }

    /// An inline entry with this body.
    protected static QueueEntry entry(String body) {
        return entry(body, null);
    }

    private static QueueEntry entry(String body, @Nullable String blob) {
        return new QueueEntry(
                new ProjectId(7), new KeyId(3), Kind.EVENT, Encoding.IDENTITY, bytes(body), blob,
                null, NOW, null, null, null, List.of());
    }

    private static Watermark at(long sequence) {
        return new Watermark(0, sequence);
    }

    private static List<Long> sequences(List<Queued> entries) {
        return entries.stream().map(queued -> queued.position().sequence()).toList();
    }

    private static String text(QueueEntry entry) {
        return new String(entry.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
