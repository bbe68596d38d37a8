package io.corral.engine.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.outcome.RateLimitScope;
import io.corral.domain.project.Quota;
import io.corral.engine.ingest.intake.RateLimiter.Group;
import io.corral.engine.ingest.intake.RateLimiter.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:10Z");

    private final RateLimiter limiter = new RateLimiter();

    private static Limit limit(RateLimitScope scope, long count) {
        return new Limit(scope, 1, new Quota(count, Duration.ofMinutes(1)));
    }

    @Test
    void take_windowFull_refusedUntilItEnds() {
        List<Limit> limits = List.of(limit(RateLimitScope.KEY, 2));

        assertThat(limiter.take(limits, Group.ERRORS, 1, NOW)).isNull();
        assertThat(limiter.take(limits, Group.ERRORS, 1, NOW)).isNull();
        var refused = Objects.requireNonNull(limiter.take(limits, Group.ERRORS, 1, NOW));

        assertThat(refused.seconds()).isEqualTo(51);
        assertThat(refused.scope()).isEqualTo(RateLimitScope.KEY);
        assertThat(limiter.take(limits, Group.ERRORS, 1, NOW.plusSeconds(50))).isNull();
    }

    @Test
    void take_otherGroup_hasItsOwnWindow() {
        List<Limit> limits = List.of(limit(RateLimitScope.KEY, 1));

        assertThat(limiter.take(limits, Group.ERRORS, 1, NOW)).isNull();
        assertThat(limiter.take(limits, Group.TRACES, 1, NOW)).isNull();
        assertThat(limiter.take(limits, Group.ERRORS, 1, NOW)).isNotNull();
    }

    @Test
    void take_laterLimitFull_usesNothingOfTheEarlier() {
        List<Limit> both = List.of(
                limit(RateLimitScope.KEY, 2), limit(RateLimitScope.PROJECT, 1));
        List<Limit> keyOnly = List.of(limit(RateLimitScope.KEY, 2));

        assertThat(limiter.take(both, Group.ERRORS, 1, NOW)).isNull();
        assertThat(limiter.take(both, Group.ERRORS, 1, NOW)).isNotNull();
        assertThat(limiter.take(keyOnly, Group.ERRORS, 1, NOW)).isNull();
        assertThat(limiter.take(keyOnly, Group.ERRORS, 1, NOW)).isNotNull();
    }

    @Test
    void take_batch_isLetInWhole_andFillsTheWindow() {
        List<Limit> limits = List.of(limit(RateLimitScope.KEY, 100));

        assertThat(limiter.take(limits, Group.TRACES, 99, NOW)).isNull();
        assertThat(limiter.take(limits, Group.TRACES, 50, NOW)).isNull();
        assertThat(limiter.take(limits, Group.TRACES, 1, NOW)).isNotNull();
    }
}
