package io.corral.server.ui.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void equalTexts_haveNone() {
        assertThat(LineDiff.of("a\nb", "a\nb")).isEmpty();
    }

    @Test
    void change_keepsWhatIsCommon() {
        assertThat(diff("a\nb\nc", "a\nx\nc\nd")).isEqualTo(" a −b +x  c +d");
        assertThat(diff("", "a\nb")).isEqualTo("+a +b");
        assertThat(diff("a\nb", "")).isEqualTo("−a −b");
        assertThat(diff("a\nb\nc", "b")).isEqualTo("−a  b −c");
    }

    @Test
    void largeTexts_areGoneAndAdded() {
        String many = "a\n".repeat(3_000);
        assertThat(LineDiff.of(many + "x", many + "y")).hasSizeGreaterThan(3_000);
    }

    private static String diff(String before, String after) {
        return LineDiff.of(before, after).stream().map(line -> line.sign() + line.text())
                .collect(Collectors.joining(" "));
    }
}
