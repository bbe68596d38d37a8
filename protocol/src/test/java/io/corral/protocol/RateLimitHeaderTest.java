package io.corral.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.RateLimitScope;
import io.corral.protocol.RateLimitHeader.RateLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitHeaderTest {

    @Test
    void severalLimits_areSeparatedByCommas() {
        var limits = List.of(
                new RateLimit(60, List.of(DataCategory.ERROR, DataCategory.TRANSACTION),
                        RateLimitScope.KEY, null),
                new RateLimit(2700, List.of(), RateLimitScope.ORGANIZATION, "quota used up"));

        assertThat(RateLimitHeader.write(limits))
                .isEqualTo("60:error;transaction:key, 2700::organization:quota_used_up");
        assertThat(RateLimitHeader.retryAfterSeconds(limits)).isEqualTo(2700);
    }

    @Test
    void waitOfNothing_isOneSecond() {
        var limits = List.of(new RateLimit(0, List.of(), RateLimitScope.QUEUE, null));

        assertThat(RateLimitHeader.write(limits)).isEqualTo("1::organization");
    }

    @Test
    void noLimits_noValue() {
        assertThat(RateLimitHeader.write(List.of())).isEmpty();
        assertThat(RateLimitHeader.retryAfterSeconds(List.of())).isZero();
    }
}
