package io.corral.domain.triage;

import static io.corral.domain.triage.HourlyFacts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final Duration OLD = Duration.ofDays(20);

    private static Optional<Recovery> of(
            Duration age, Duration quiet, IntToLongFunction ago) {
        return Recovery.of(HourlyFacts.issue(age, NOW.minus(quiet), ago), NOW);
    }

    @Test
    void steadyFailure_thatStopped_recovered() {
        Recovery recovery =
                of(OLD, Duration.ofHours(3), hour -> hour < 3 ? 0 : 100).orElseThrow();
        Instant last = NOW.minus(Duration.ofHours(3));
        assertThat(recovery.lastSeen()).isEqualTo(last);
        assertThat(recovery.at()).isEqualTo(last.plus(Duration.ofHours(1)));
        assertThat(recovery.reason()).endsWith("events in the days before, then none");
    }

    @Test
    void whatStillComes_orStoppedLessThanAnHourAgo_didNot() {
        assertThat(of(OLD, Duration.ZERO, _ -> 100)).isEmpty();
        assertThat(of(OLD, Duration.ofMinutes(59), hour -> hour < 1 ? 0 : 100)).isEmpty();
    }

    @Test
    void rareFailure_needsTheTimeOfTenEvents() {
        assertThat(of(OLD, Duration.ofHours(8), hour -> hour < 8 ? 0 : 1)).isEmpty();
        assertThat(of(OLD, Duration.ofHours(11), hour -> hour < 11 ? 0 : 1)).isPresent();
    }

    @Test
    void whatComesEveryNight_isOnlyPausing() {
        assertThat(of(OLD, Duration.ofHours(9), hour -> hour % 24 == 9 ? 500 : 0)).isEmpty();
    }

    @Test
    void burst_thatIsOver_recovered_aHandfulDidNot() {
        assertThat(of(Duration.ofHours(5), Duration.ofHours(4), hour -> hour == 4 ? 80 : 0))
                .isPresent();
        assertThat(of(Duration.ofHours(5), Duration.ofHours(4), hour -> hour == 4 ? 9 : 0))
                .isEmpty();
    }

    @Test
    void withoutCounts_nothingIsSaid() {
        assertThat(Recovery.of(IssueDraft.anIssue("A-1").facts(), IssueDraft.NOW)).isEmpty();
    }
}
