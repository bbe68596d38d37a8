package io.corral.domain.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationSketchTest {

    private static List<Long> durations(Random random, int count) {
        List<Long> durations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            durations.add((long) Math.exp(random.nextDouble() * 18));
        }
        return durations;
    }

    @Test
    void quantiles_areWithinFivePercent() {
        List<Long> durations = durations(new Random(7), 5_000);
        DurationSketch sketch = DurationSketch.of(durations);
        List<Long> sorted = durations.stream().sorted().toList();

        for (double share : new double[]{0.5, 0.75, 0.9, 0.95, 0.99}) {
            double exact = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
            assertThat(sketch.quantileMillis(share)).isCloseTo(exact, within(exact * 0.055));
        }
        assertThat(sketch.count()).isEqualTo(5_000);
        assertThat(sketch.maxMillis()).isEqualTo(sorted.getLast());
        assertThat(sketch.meanMillis()).isCloseTo(
                durations.stream().mapToLong(Long::longValue).average().orElseThrow(),
                within(0.001));
    }

    @Test
    void plus_isTheSketchOfBoth_inAnyOrder() {
        List<Long> first = durations(new Random(1), 100);
        List<Long> second = durations(new Random(2), 50);
        List<Long> all = new ArrayList<>(first);
        all.addAll(second);

        DurationSketch both = DurationSketch.of(all);
        assertThat(DurationSketch.of(first).plus(DurationSketch.of(second))).isEqualTo(both);
        assertThat(DurationSketch.of(second).plus(DurationSketch.of(first))).isEqualTo(both);
        assertThat(both.plus(DurationSketch.EMPTY)).isEqualTo(both);
    }

    @Test
    void bytes_readBack() {
        DurationSketch sketch = DurationSketch.of(List.of(0L, -5L, 1L, 900L, 86_400_000L));

        assertThat(DurationSketch.parse(sketch.toBytes())).isEqualTo(sketch);
        assertThat(sketch.toBytes().length).isLessThan(32);
        assertThat(DurationSketch.EMPTY.toBytes()).isEmpty();
        assertThat(DurationSketch.parse(new byte[0])).isEqualTo(DurationSketch.EMPTY);
        assertThat(DurationSketch.EMPTY.quantileMillis(0.5)).isZero();
    }
}
