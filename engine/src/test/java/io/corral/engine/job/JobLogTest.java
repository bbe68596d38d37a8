package io.corral.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobLogTest {

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final JobLog log = new JobLog(() -> now);

    private Job only() {
        assertThat(log.newestFirst()).hasSize(1);
        return log.newestFirst().getFirst();
    }

    @Test
    void run_isSeenWhileItRunsAndAfterwards() {
        Instant began = now;
        int done = log.run("Backup", () -> {
            assertThat(only().isRunning()).isTrue();
            assertThat(log.running()).isEqualTo(1);
            now = now.plusSeconds(5);
            return 7;
        }, files -> files + " files");

        assertThat(done).isEqualTo(7);
        assertThat(only()).isEqualTo(new Job(1, "Backup", began, now, "7 files", false));
        assertThat(log.running()).isZero();
    }

    @Test
    void run_thatFails_saysWhyAndThrows() {
        assertThatThrownBy(() -> log.run("Backup", () -> {
            throw new IOException("the disk is full");
        }, Object::toString)).isInstanceOf(IOException.class);

        assertThat(only().failed()).isTrue();
        assertThat(only().result()).isEqualTo("the disk is full");
        assertThat(log.failedSince(now.minusSeconds(1))).isEqualTo(1);
        assertThat(log.failedSince(now)).isZero();
    }

    @Test
    void run_endedByAnError_isNotLeftRunning() {
        assertThatThrownBy(() -> log.run("Backup", () -> {
            throw new StackOverflowError();
        }, Object::toString)).isInstanceOf(StackOverflowError.class);

        assertThat(only().failed()).isTrue();
        assertThat(only().result()).contains("log");
    }

    @Test
    void failures_inARow_areOneJob() {
        Instant first = now;
        log.failed("Retention", new IllegalStateException("a"));
        now = now.plusSeconds(60);
        log.failed("Retention", new IllegalStateException("b"));
        assertThat(only()).isEqualTo(new Job(1, "Retention", first, now, "b", true));

        log.done("Backup", now, "done");
        log.failed("Retention", new IllegalStateException());
        assertThat(log.newestFirst()).extracting(Job::name)
                .containsExactly("Retention", "Backup", "Retention");
        assertThat(log.newestFirst().getFirst().result()).isEqualTo("IllegalStateException");
    }

    @Test
    void oldest_areForgotten() {
        for (int i = 1; i <= JobLog.JOBS_MAX + 3; i++) {
            log.done("Job " + i, now, "done");
        }
        assertThat(log.newestFirst()).hasSize(JobLog.JOBS_MAX);
        assertThat(log.newestFirst().getLast().name()).isEqualTo("Job 4");
    }
}
