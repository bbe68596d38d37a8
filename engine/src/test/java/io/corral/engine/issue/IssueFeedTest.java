package io.corral.engine.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IssueFeedTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final IssueFeed feed = new IssueFeed();

    private CompletableFuture<Long> waiting(long seen) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return feed.await(seen, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, THREADS);
    }

    @Test
    void bump_wakesEverybody() {
        var one = waiting(0);
        var two = waiting(0);
        feed.bump();

        assertThat(one.join()).isEqualTo(1);
        assertThat(two.join()).isEqualTo(1);
    }

    @Test
    void await_whatWasMissed_returnsAtOnce() throws InterruptedException {
        feed.bump();
        feed.bump();

        assertThat(feed.await(1, LONG)).isEqualTo(2);
        assertThat(feed.await(2, Duration.ofMillis(1))).isEqualTo(2);
    }

    @Test
    void close_sendsEverybodyHome() throws InterruptedException {
        var one = waiting(0);
        feed.close();

        assertThat(one.join()).isZero();
        assertThat(feed.isClosed()).isTrue();
        assertThat(feed.pause(LONG)).isFalse();
    }
}
