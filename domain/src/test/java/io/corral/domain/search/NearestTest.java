package io.corral.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> WORDS = List.of("release", "level", "is", "firstSeen");

    @Test
    void likely_isASlipAway() {
        assertThat(Nearest.likely("relaese", WORDS)).contains("release");
        assertThat(Nearest.likely("levl", WORDS)).contains("level");
        assertThat(Nearest.likely("firstseen", WORDS)).contains("firstSeen");
        assertThat(Nearest.likely("plan", WORDS)).isEmpty();
        assertThat(Nearest.likely("", WORDS)).isEmpty();
    }

    @Test
    void edits_countLetters() {
        assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.edits("ab", "ba")).isEqualTo(1);
        assertThat(Nearest.edits("", "abc")).isEqualTo(3);
    }
}
