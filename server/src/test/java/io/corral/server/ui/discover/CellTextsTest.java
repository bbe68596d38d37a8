package io.corral.server.ui.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.search.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTextsTest {

    @Test
    void numbers_haveTheDigitsThatMatter() {
        assertThat(number(3.0)).isEqualTo("3");
        assertThat(number(1234567.0)).isEqualTo("1,234,567");
        assertThat(number(12.3456)).isEqualTo("12.35");
        assertThat(number(0.0123456)).isEqualTo("0.0123");
        assertThat(number(0.000123)).isEqualTo("0.000123");
        assertThat(number(1234.5)).isEqualTo("1,235");
        assertThat(number(Double.NaN)).isEqualTo("–");
    }

    @Test
    void unitsAreReadable() {
        assertThat(CellTexts.of(ValueType.DURATION, "millisecond", 950.0)).isEqualTo("950 ms");
        assertThat(CellTexts.of(ValueType.DURATION, "millisecond", 1250.0)).isEqualTo("1.25 s");
        assertThat(CellTexts.of(ValueType.DURATION, "millisecond", 90_000.0)).isEqualTo("1.5 min");
        assertThat(CellTexts.of(ValueType.PERCENTAGE, null, 0.1234)).isEqualTo("12.34 %");
        assertThat(CellTexts.of(ValueType.RATE, "1/minute", 2.5)).isEqualTo("2.5 /min");
        assertThat(CellTexts.of(ValueType.RATE, "1/second", 2.0)).isEqualTo("2 /s");
        assertThat(CellTexts.of(ValueType.SIZE, "byte", 3_400_000.0)).isEqualTo("3.4 MB");
    }

    @Test
    void otherValues_areTexts() {
        assertThat(CellTexts.of(ValueType.INTEGER, null, 12_345L)).isEqualTo("12,345");
        assertThat(CellTexts.of(ValueType.ARRAY, null, List.of("A", "B"))).isEqualTo("A, B");
        assertThat(CellTexts.of(ValueType.STRING, null, null)).isEqualTo("–");
        assertThat(CellTexts.of(ValueType.STRING, null, "x".repeat(500))).hasSize(241);
    }

    private static String number(double value) {
        return CellTexts.of(ValueType.NUMBER, null, value);
    }
}
