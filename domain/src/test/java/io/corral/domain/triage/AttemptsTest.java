package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static boolean says(IssueDraft issue, SignalType type) {
        return issue.seen(90, 0).verdict().reasons().stream()
                .anyMatch(reason -> reason.signal().equals(type.wireName()));
    }

    @Test
    void counter_reachesTheLimit_isExhausted() {
        assertThat(says(anIssue("celery").tag("celery.retries", "0", "1", "2")
                .tag("celery.max_retries", "2"), SignalType.RETRIES_EXHAUSTED)).isTrue();
        assertThat(says(anIssue("kafka").context("kafka", Map.of("deliveryAttempt", 9,
                "maxAttempts", 9)), SignalType.RETRIES_EXHAUSTED)).isTrue();
        assertThat(says(anIssue("rq").tag("rq.retries_left", "0", "1", "2"),
                SignalType.RETRIES_EXHAUSTED)).isTrue();
        assertThat(says(anIssue("bullmq").context("job", Map.of("attemptsMade", 3, "opts",
                Map.of("attempts", 3))), SignalType.RETRIES_EXHAUSTED)).isTrue();
        assertThat(says(anIssue("text").crumb("attempt 4 of 4 failed"),
                SignalType.RETRIES_EXHAUSTED)).isTrue();
    }

    @Test
    void counter_staysBelowTheLimit_isRetried() {
        assertThat(anIssue("celery").tag("celery.retries", "0", "1")
                .tag("celery.max_retries", "8").seen(9000, 0).verdict().noise())
                .isEqualTo(NoiseClass.AUTO_RETRIED);
        assertThat(anIssue("fraction").tag("attempt", "1/5", "2/5").seen(9000, 0).verdict()
                .noise()).isEqualTo(NoiseClass.AUTO_RETRIED);
    }

    @Test
    void latestEventAlone_belowTheLimit_isNoProof() {
        assertThat(anIssue("laravel").context("queue", Map.of("attempts", 1, "maxTries", 3))
                .verdict().noise()).isNull();
    }

    @Test
    void limitOfOne_isNoRetry() {
        assertThat(says(anIssue("oban").context("oban", Map.of("attempt", 1, "max_attempts", 1)),
                SignalType.NO_RETRY)).isTrue();
        assertThat(says(anIssue("sidekiq").context("sidekiq", Map.of("retry", false)),
                SignalType.NO_RETRY)).isTrue();
    }

    @Test
    void urllib3_maxRetriesOfACall_isNoExhaustedJob() {
        assertThat(says(anIssue("urllib3").error("ConnectionError",
                "HTTPSConnectionPool(host='api.example', port=443): Max retries exceeded with url"),
                SignalType.RETRIES_EXHAUSTED)).isFalse();
    }
}
