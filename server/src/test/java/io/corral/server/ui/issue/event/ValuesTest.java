package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.web.page.issue.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void text_isAsWritten() {
        assertThat(Values.text("a")).isEqualTo("a");
        assertThat(Values.text(null)).isEqualTo("null");
        assertThat(Values.text(List.of(1, true))).isEqualTo("[1,true]");
        Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
        nothing.put("x", null);
        assertThat(Values.text(nothing)).isEqualTo("{\"x\":null}");
    }

    @Test
    void longObject_isIndented() {
        assertThat(Values.text(Map.of("a", "x".repeat(200), "b", 1)).lines().count())
                .isEqualTo(4);
    }

    @Test
    void cut_neverHalvesACharacter() {
        assertThat(Values.cut("abc", 3)).isEqualTo("abc");
        assertThat(Values.cut("abcd", 3)).isEqualTo("abc…");
        assertThat(Values.cut("ab\uD83D\uDE00cd", 3)).isEqualTo("ab…");
    }

    @Test
    void fact_isABlockWhenLongOrOfSeveralLines() {
        assertThat(Values.fact("a", "b", 10)).isEqualTo(new Fact("a", "b", false));
        assertThat(Values.fact("a", "b\nc", 10).block()).isTrue();
        assertThat(Values.fact("a", "x".repeat(200), 1_000).block()).isTrue();
        assertThat(Values.fact("a", "x".repeat(200), 10).value()).hasSize(11);
    }

    @Test
    void indented_changesJsonAlone() {
        assertThat(Values.indented("{\"a\":1}").lines().count()).isGreaterThan(1);
        assertThat(Values.indented("{broken")).isEqualTo("{broken");
        assertThat(Values.indented("a=1")).isEqualTo("a=1");
    }
}
