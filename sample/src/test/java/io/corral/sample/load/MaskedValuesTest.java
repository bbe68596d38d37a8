package io.corral.sample.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedValuesTest {

    private final MaskedValues values = new MaskedValues(new SplittableRandom(1));

    /// Whatever digits are put under the mask, the number lies in the range.
    @ParameterizedTest
    @CsvSource({"1,9", "100,254", "70000,98999", "1000,9999", "3,7", "0,1", "1,99", "5,60"})
    void digits_stayInRange(long min, long max) {
        for (int i = 0; i < 50; i++) {
            String masked = values.digits(min, max);
            String low = masked.replace(Mask.DIGIT, '0').replace(Mask.FIRST_DIGIT, '1');
            String high = masked.replace(Mask.DIGIT, '9').replace(Mask.FIRST_DIGIT, '9');
            assertThat(Long.parseLong(low)).isGreaterThanOrEqualTo(min);
            assertThat(Long.parseLong(high)).isLessThanOrEqualTo(max);
        }
    }
}
