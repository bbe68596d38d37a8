package io.corral.server.ui.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlinesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0|0|0|0|Nothing blocks or hurts customers.",
        "0|0|1|1|Nothing blocks or hurts customers. 1 can wait, 1 is noise.",
        "1|0|0|0|1 issue blocks customers.",
        "2|1|3|0|2 issues block customers, 1 hurts some of them. 3 can wait.",
        "0|5|0|1200|Nobody is blocked; 5 issues hurt some customers. 1,200 are noise.",
    })
    void sentence(int blocking, int hurting, int later, int noise, String expected) {
        assertThat(Headlines.sentence(blocking, hurting, later, noise)).isEqualTo(expected);
    }
}
