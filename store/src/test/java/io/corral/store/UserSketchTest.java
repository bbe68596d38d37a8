package io.corral.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class UserSketchTest {

    private static List<Long> users(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private static UserSketch sketch(long from, long to) {
        return UserSketch.of(users(from, to));
    }

    @Test
    void count_upTo256_isExact() {
        assertThat(UserSketch.EMPTY.count()).isZero();
        assertThat(sketch(0, 256).plus(users(100, 200)).count()).isEqualTo(256);
    }

    @Test
    void count_beyond_isWithinFivePercent() {
        for (int number : new int[]{257, 1_000, 37_000, 500_000}) {
            assertThat(sketch(0, number).count())
                    .isCloseTo(number, Percentage.withPercentage(5));
        }
    }

    @Test
    void plus_whatIsThere_isTheSameSketch() {
        UserSketch few = sketch(0, 10);
        UserSketch many = sketch(0, 1_000);

        assertThat(few.plus(users(3, 7))).isSameAs(few);
        assertThat(many.plus(users(3, 700))).isSameAs(many);
    }

    @Test
    void plus_inAnyOrder_isTheSame() {
        for (long cut : new long[]{0, 5, 256, 257, 600, 1_000}) {
            UserSketch whole = sketch(0, 1_000);
            assertThat(sketch(0, cut).plus(sketch(cut, 1_000)).toBytes())
                    .isEqualTo(whole.toBytes());
            assertThat(sketch(cut, 1_000).plus(sketch(0, cut)).toBytes())
                    .isEqualTo(whole.toBytes());
        }
        assertThat(sketch(0, 100).plus(sketch(50, 150)).count()).isEqualTo(150);
    }

    @Test
    void parse_bytes_isTheSketch() {
        for (long number : new long[]{0, 1, 256, 257, 10_000}) {
            UserSketch sketch = sketch(0, number);
            assertThat(sketch.toBytes()).hasSizeLessThanOrEqualTo(2049);
            assertThat(UserSketch.parse(sketch.toBytes()).count()).isEqualTo(sketch.count());
        }
    }
}
