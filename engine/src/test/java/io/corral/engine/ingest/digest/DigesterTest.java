package io.corral.engine.ingest.digest;

import static io.corral.engine.ingest.digest.DigestFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.store.BlobStore;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue;
import io.corral.store.issue.DigestCommit;
import io.corral.store.issue.IssueStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DigesterTest {

    private final DigestFixture fixture = new DigestFixture();

    @Test
    void digest_events_areStoredAndCountedOnce() {
        send(1, 2, 3);

        fixture.digest();

        assertStored(1, 2, 3);
        assertThat(fixture.outcomes())
                .isEqualTo(Map.of("error accepted", 3L, "attachment accepted", 3L));
    }

    @Test
    void sameEventAgain_isDuplicateWithItsAttachment() {
        send(1, 2, 1);

        fixture.digest();

        assertStored(1, 2);
        assertThat(fixture.outcomes()).isEqualTo(Map.of("error accepted", 2L,
                "error duplicate", 1L, "attachment accepted", 2L, "attachment duplicate", 1L));
    }

    @Test
    void stoppedWhileAStoreFails_laterBatchesWaitToo() {
        send(1, 2);
        stopWhenIssuesFail(1, 1);
        assertThat(fixture.queue.depth().entries()).isEqualTo(2);

        fixture.digest();

        assertStored(1, 2);
    }

    @Test
    void entryLeftBeforeTheQueueAdvanced_isNotCountedTwice() {
        send(1, 2, 3);
        stopWhenQueueFails();
        fixture.queue.fail(at(2), DigestFixture.NOW, "as a crash between failing and advancing");
        send(4, 5);

        fixture.digest();

        assertStored(1, 2, 3, 4, 5);
    }

    @Test
    void triedThreeTimesAndHalfStored_isGivenUpWholeAndReplayable() {
        send(1, 2);
        for (int attempt = 0; attempt < AttemptPlan.ATTEMPTS_MAX; attempt++) {
            stopWhenIssuesFail(100, 1);
        }
        assertThat(fixture.rows()).containsKey(1);

        fixture.digest();

        assertStored(2);
        assertThat(fixture.queue.failed(9)).hasSize(1);
        assertThat(fixture.outcomes()).containsEntry("error invalid internal", 1L)
                .containsEntry("error accepted", 1L);
        assertThat(fixture.queue.replay(fixture.queue.failed(9).getFirst().id())).isTrue();
        fixture.digest();
        assertStored(1, 2);
        assertThat(fixture.queue.failed(9)).isEmpty();
    }

    @Test
    void triedThreeTimesButInEveryStore_isDone() {
        send(1, 2);
        for (int attempt = 0; attempt < AttemptPlan.ATTEMPTS_MAX; attempt++) {
            stopWhenQueueFails();
        }

        fixture.digest();

        assertStored(1, 2);
        assertThat(fixture.queue.failed(9)).isEmpty();
    }

    @Test
    void bugWhileStoringOneEntry_setsItAsideWhole() {
        send(1, 2, 3);
        IssueStore issues = failing(IssueStore.class, fixture.issues.issues(), "commit",
                arguments -> storesSecond(arguments)
                        ? Optional.of(new IllegalStateException("a bug"))
                        : Optional.empty(),
                new CountDownLatch(1));

        fixture.digest(fixture.stores(issues, fixture.queue, fixture.blobs), 100,
                () -> fixture.queue.depth().entries() == 0);

        assertStored(1, 3);
        assertThat(fixture.queue.failed(9)).hasSize(1);
        assertThat(fixture.outcomes()).containsEntry("error invalid internal", 1L)
                .containsEntry("error accepted", 2L).containsEntry("attachment accepted", 2L);
    }

    @Test
    void diskFullWhileDigesting_isTriedAgainAndFailsNothing() {
        send(1, 2);
        var left = new AtomicInteger(1);
        BlobStore blobs = failing(BlobStore.class, fixture.blobs, "put",
                _ -> left.getAndDecrement() > 0
                        ? Optional.of(new StoreException(Category.DISK_FULL, "full", null))
                        : Optional.empty(),
                new CountDownLatch(1));

        fixture.digest(fixture.stores(fixture.issues.issues(), fixture.queue, blobs), 100,
                () -> fixture.queue.depth().entries() == 0);

        assertStored(1, 2);
        assertThat(fixture.queue.failed(9)).isEmpty();
    }

    @Test
    void diskFullForLong_isOneAttempt() {
        send(1);
        var failed = new CountDownLatch(2);
        BlobStore blobs = failing(BlobStore.class, fixture.blobs, "put",
                _ -> Optional.of(new StoreException(Category.DISK_FULL, "full", null)), failed);

        fixture.digest(fixture.stores(fixture.issues.issues(), fixture.queue, blobs), 100,
                () -> failed.getCount() == 0);

        assertThat(fixture.queue.attempts(0))
                .containsExactly(new WorkQueue.Attempted(1, 1, 1));
    }

    private void send(int... numbers) {
        for (int number : numbers) {
            fixture.send(number);
        }
    }

    /// Digests until the issue store refuses the batch with this entry, then stops.
    private void stopWhenIssuesFail(int entriesMax, long sequence) {
        var failed = new CountDownLatch(1);
        IssueStore issues = failing(IssueStore.class, fixture.issues.issues(), "commit",
                arguments -> reaches(arguments, sequence) || entriesMax > 1
                        ? Optional.of(new StoreException(Category.UNAVAILABLE, "gone", null))
                        : Optional.empty(),
                failed);
        fixture.digest(fixture.stores(issues, fixture.queue, fixture.blobs), entriesMax,
                () -> failed.getCount() == 0);
    }

    private static boolean reaches(Object[] arguments, long sequence) {
        DigestCommit commit = (DigestCommit) arguments[0];
        return commit.upTo().sequence() == sequence;
    }

    private boolean storesSecond(Object[] arguments) {
        DigestCommit commit = (DigestCommit) arguments[0];
        return commit.upTo().sequence() >= 2 && !commit.changes().isEmpty()
                && fixture.issues.issues().applied(0).sequence() < 2;
    }

    /// Digests until every store has everything and the queue does not know, then stops.
    private void stopWhenQueueFails() {
        var failed = new CountDownLatch(1);
        WorkQueue queue = failing(WorkQueue.class, fixture.queue, "advance",
                _ -> Optional.of(new StoreException(Category.UNAVAILABLE, "gone", null)), failed);
        fixture.digest(fixture.stores(fixture.issues.issues(), queue, fixture.blobs), 100,
                () -> failed.getCount() == 0);
    }

    private static Watermark at(long sequence) {
        return new Watermark(0, sequence);
    }

    /// Exactly these events are in every store, once.
    private void assertStored(Integer... numbers) {
        assertThat(fixture.stored()).containsExactly(numbers);
        assertThat(fixture.rows()).containsOnlyKeys(numbers);
        assertThat(fixture.rows().values()).containsOnly(1L);
        assertThat(fixture.counted()).isEqualTo(List.of(numbers).size());
    }
}
