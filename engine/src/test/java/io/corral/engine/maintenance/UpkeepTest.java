package io.corral.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.engine.job.JobLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UpkeepTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final JobLog jobs = new JobLog(InstantSource.system());

    @Test
    void close_waitsForNoJobThatHasNotBegun() throws InterruptedException {
        var upkeep = new Upkeep(jobs);
        var ran = new AtomicBoolean();
        upkeep.once(LONG, "later", () -> ran.set(true));
        upkeep.every(LONG, "again", () -> ran.set(true));

        Thread closing = Thread.ofPlatform().start(upkeep::close);

        assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
        assertThat(ran).isFalse();
    }

    @Test
    void close_waitsForTheJobThatRuns() throws InterruptedException {
        var upkeep = new Upkeep(jobs);
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        upkeep.once(Duration.ZERO, "now", () -> {
            begun.countDown();
            await(goOn);
            ended.set(true);
        });
        await(begun);

        Thread closing = Thread.ofPlatform().start(upkeep::close);
        goOn.countDown();

        assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
        assertThat(ended).isTrue();
    }

    @Test
    void afterTheEnd_jobsAreRefused() {
        var upkeep = new Upkeep(jobs);
        upkeep.close();
        assertThatThrownBy(() -> upkeep.once(LONG, "late", () -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
