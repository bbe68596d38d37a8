package io.corral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    private static final long MILLI = 1_000_000;

    @Test
    void millis_ofAHundred_isTheNearestRank() {
        var hundred = Percentiles.of(LongStream.rangeClosed(1, 100)
                .map(i -> (101 - i) * MILLI).toArray());
        assertThat(hundred.millis(0.5)).isEqualTo(50);
        assertThat(hundred.millis(0.99)).isEqualTo(99);
        assertThat(hundred.millis(1)).isEqualTo(100);
        assertThat(hundred.millis(0)).isEqualTo(1);
    }

    @Test
    void millis_ofFew_isOneOfThem() {
        var three = Percentiles.of(new long[]{3 * MILLI, MILLI, 2 * MILLI});
        assertThat(three.millis(0.5)).isEqualTo(2);
        assertThat(three.millis(0.34)).isEqualTo(2);
        assertThat(three.millis(0.33)).isEqualTo(1);
        assertThat(three.millis(0.99)).isEqualTo(3);
    }

    @Test
    void millis_ofNone_isNotANumber() {
        assertThat(Percentiles.of(new long[0]).millis(0.5)).isNaN();
        assertThat(Percentiles.of(new long[0]).latency().count()).isZero();
    }

    @Test
    void median_takesTheLowerOfTwo() {
        assertThat(Percentiles.median(5, 1, 3)).isEqualTo(3);
        assertThat(Percentiles.median(4, 1, 3, 2)).isEqualTo(2);
        assertThat(Percentiles.median()).isNaN();
    }
}
