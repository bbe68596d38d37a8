package io.corral.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTemplateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "%s of %d | one of 2", "%5.2f%% and %-3s | one% and 2", "{} then {} | one then 2",
        "{1} before {0} | 2 before one", "%s %s %s | one 2 %s", "100% | 100%", "{ } | { }",
        "{:>5} | one", "no placeholder | no placeholder", "%( | %(", "{ | {", "%q | one"})
    void positional(String template, String expected) {
        assertThat(MessageTemplate.format(template, List.of("one", 2L), Map.of()))
                .isEqualTo(expected);
    }

    @Test
    void named() {
        assertThat(MessageTemplate.format("%(user)s got {count} of {other}", List.of("ada", 3L),
                Map.of("user", "ada", "count", 3L))).isEqualTo("ada got 3 of {other}");
    }

    @Test
    void nullParameter_isWrittenAsNull() {
        assertThat(MessageTemplate.format("%s!", Arrays.asList((Object) null), Map.of()))
                .isEqualTo("null!");
    }

    @Test
    void manyOpenBraces_takeNoTime() {
        String braces = "{".repeat(60_000);

        assertThat(MessageTemplate.format(braces, List.of("x"), Map.of())).isEqualTo(braces);
    }
}
