package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagPartsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.2, <1 %", "1, 1 %", "42.4, 42 %", "99.4, >99 %", "100, 100 %"})
    void share_neverSaysNothingOrAllWronglySo(double percent, String words) {
        assertThat(TagParts.share(percent)).isEqualTo(words);
    }
}
