package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WeightsTest {

    private static final Weights TWO = Weights.parse("""
            # name       noise hurts blocks
            start         -1    0.5   0
            rule           0.5  1     2

            payment        0    0.7   0.1
            payment@code   0   -0.3   0
            """);

    @Test
    void of_addsTheVariant_toItsSignal() {
        assertThat(TWO.of(SignalType.PAYMENT, "route")).isEqualTo(new Weight(0, 0.7, 0.1));
        assertThat(TWO.of(SignalType.PAYMENT, "code").hurts()).isCloseTo(0.4, within(1e-9));
        assertThat(TWO.of(SignalType.BOOKING, "route")).isEqualTo(Weight.NONE);
        assertThat(TWO.start()).isEqualTo(new Weight(-1, 0.5, 0));
        assertThat(TWO.rule()).isEqualTo(new Weight(0.5, 1, 2));
    }

    @Test
    void points_speakAgainst_whatSpeaksForNoise() {
        assertThat(new Weight(1.2, 0.1, 0).points()).isEqualTo(-12);
        assertThat(new Weight(0.1, 0.3, 0.64).points()).isEqualTo(6);
        assertThat(new Weight(0, -0.5, 0.2).points()).isEqualTo(-5);
    }

    @Test
    void parse_namesTheLine_thatItCannotRead() {
        assertThatThrownBy(() -> Weights.parse("payment 0 1"))
                .hasMessageContaining("payment 0 1");
        assertThatThrownBy(() -> Weights.parse("paiment 0 1 1"))
                .hasMessageContaining("no signal is called so: paiment 0 1 1");
        assertThatThrownBy(() -> Weights.parse("payment 0 much 1"))
                .hasMessageContaining("no number: payment 0 much 1");
    }

    @Test
    void defaults_sayWhatDefinitionsSay() {
        Weights weights = Weights.DEFAULTS;
        assertThat(weights.of(SignalType.CRASH_FREE_LOW, "").blocks()).isGreaterThan(1);
        assertThat(weights.of(SignalType.NOT_PRODUCTION, "tags").noise()).isGreaterThan(1);
        assertThat(weights.of(SignalType.WORK_LOST, "message").hurts()).isPositive();
        assertThat(weights.of(SignalType.RETRIES_EXHAUSTED, "tags").hurts()).isPositive();
        assertThat(weights.of(SignalType.LONG_RUNNING, "").hurts()).isNegative();
    }
}
