package io.corral.domain.issue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortIdTest {

    /// Each line: number, as written.
    @ParameterizedTest
    @CsvSource({"1, SHOP-1", "17, SHOP-H", "18, SHOP-J", "31, SHOP-Z", "32, SHOP-10",
        "42, SHOP-1A", "1000000, SHOP-YGJ0"})
    void toString_andBack(long number, String written) {
        ShortId id = new ShortId("shop", number);

        assertThat(id).hasToString(written);
        assertThat(ShortId.parse(written)).contains(id);
        assertThat(ShortId.parse(written.toLowerCase(java.util.Locale.ROOT))).contains(id);
    }

    @Test
    void parse_lettersThatLookLikeDigits_areRead() {
        assertThat(ShortId.parse("web-app-IO")).contains(new ShortId("web-app", 32));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SHOP", "SHOP-", "-1", "SHOP-0", "SHOP-U", "SHOP-1_",
        "SHOP-ZZZZZZZZZZZZZ"})
    void parse_otherTexts_areNone(String text) {
        assertThat(ShortId.parse(text)).isEmpty();
    }

    @Test
    void everyNumber_isReadAsWritten() {
        for (long number = 1; number < 100_000; number += 7) {
            ShortId id = new ShortId("p", number);
            assertThat(ShortId.parse(id.toString())).contains(id);
        }
    }
}
