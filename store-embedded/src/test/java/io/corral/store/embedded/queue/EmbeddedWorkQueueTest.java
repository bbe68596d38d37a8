package io.corral.store.embedded.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue;
import io.corral.store.WorkQueue.Queued;
import io.corral.store.embedded.DataDirectory;
import io.corral.testkit.contract.WorkQueueContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedWorkQueueTest extends WorkQueueContract {

    private static final Watermark START = new Watermark(0, 0);

    @TempDir
    Path temporary;

    private @Nullable DataDirectory directory;

    @Override
    protected WorkQueue open() {
        return EmbeddedWorkQueue.open(directory());
    }

    private DataDirectory directory() {
        if (directory == null) {
            directory = DataDirectory.open(temporary.resolve("data"));
        }
        return directory;
    }

    @AfterEach
    void giveBack() {
        directory().close();
    }

    @Test
    void append_diskFull_failsItsCallersAndRecovers() throws Exception {
        EmbeddedWorkQueue embedded = (EmbeddedWorkQueue) queue;
        queue.append(entry("before"));
        embedded.limitPages(40);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> queue.append(entry("x".repeat(500_000))))
                .returns(Category.DISK_FULL, StoreException::category)
                .returns(true, StoreException::isRetryable);
        assertThat(queue.isWritable()).isFalse();
        assertThat(queue.read(START, 10, Long.MAX_VALUE)).hasSize(1);

        embedded.limitPages(1_000_000);
        assertThat(becomesWritable()).isTrue();
        assertThat(queue.append(entry("after"))).isEqualTo(new Watermark(0, 2));
        reopen();
        assertThat(queue.read(START, 10, Long.MAX_VALUE)).extracting(Queued::position)
                .containsExactly(new Watermark(0, 1), new Watermark(0, 2));
    }

    @Test
    void append_afterClose_isRefused() {
        queue.close();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> queue.append(entry("late")))
                .returns(Category.CLOSED, StoreException::category);
    }

    @Test
    void maintain_drainedBacklog_givesRoomBackAndForgetsContent() throws Exception {
        EmbeddedWorkQueue embedded = (EmbeddedWorkQueue) queue;
        for (int i = 0; i < 60; i++) {
            queue.append(entry("secret-content ".repeat(8_000)));
        }
        queue.advance(queue.newest(0));

        embedded.maintain();

        for (Path file : filesOf(directory().path())) {
            assertThat(Files.size(file)).isLessThan(100_000);
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret-content");
        }
    }

    @Test
    void backup_opensWithTheSameEntries() throws Exception {
        queue.append(entry("one"));
        Path copy = Files.createDirectory(temporary.resolve("copy"));

        ((EmbeddedWorkQueue) queue).backupTo(copy);

        try (DataDirectory restored = DataDirectory.open(copy);
                EmbeddedWorkQueue again = EmbeddedWorkQueue.open(restored)) {
            assertThat(again.read(START, 10, 100)).hasSize(1);
        }
    }

    private boolean becomesWritable() throws InterruptedException {
        // The committer probes once a second; nothing is appended meanwhile.
        for (int i = 0; i < 100 && !queue.isWritable(); i++) {
            queue.awaitAfter(queue.newest(0), Duration.ofMillis(100));
        }
        return queue.isWritable();
    }

    private static List<Path> filesOf(Path directory) throws Exception {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("queue.db"))
                    .toList();
        }
    }
}
