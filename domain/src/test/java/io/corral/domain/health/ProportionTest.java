package io.corral.domain.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    /// Values of `binom::binom.wilson` in R.
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.0, 0.2775328",
        "10, 10, 0.7224672, 1.0",
        "1, 2, 0.0945312, 0.9054688",
        "81, 263, 0.2552823, 0.3662147",
        "995, 1000, 0.9883470, 0.9978628",
    })
    void bounds_areThoseOfWilson(long hits, long cases, double low, double high) {
        Proportion.Bounds bounds = new Proportion(hits, cases).bounds();

        assertThat(bounds.low()).isCloseTo(low, within(1e-4));
        assertThat(bounds.high()).isCloseTo(high, within(1e-4));
    }

    @Test
    void bounds_withoutCases_areEverything() {
        assertThat(new Proportion(0, 0).bounds()).isEqualTo(new Proportion.Bounds(0, 1));
        assertThat(new Proportion(0, 0).isKnown()).isFalse();
    }

    @Test
    void without_moreThanThereAre_isNone() {
        assertThat(Proportion.without(7, 5)).isEqualTo(new Proportion(0, 5));
        assertThat(Proportion.without(1, 4).share()).isEqualTo(0.75);
        assertThatThrownBy(() -> new Proportion(6, 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isSure_fromAHundredCases() {
        assertThat(new Proportion(99, 99).isSure()).isFalse();
        assertThat(new Proportion(0, 100).isSure()).isTrue();
    }
}
