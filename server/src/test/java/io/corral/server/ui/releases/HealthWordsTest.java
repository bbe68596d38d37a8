package io.corral.server.ui.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.health.Proportion;
import io.corral.web.page.releases.Share;
import org.junit.jupiter.api.Test;

class HealthWordsTest {

    private static Share crashFree(long hits, long cases) {
        return HealthWords.crashFree(new Proportion(hits, cases), "session");
    }

    @Test
    void crashFree_ofManySessions_isJudged() {
        assertThat(crashFree(100_000, 100_000))
                .isEqualTo(new Share("100 %", "of 100k sessions", "is-ok"));
        assertThat(crashFree(99_999, 100_000).value()).isEqualTo("99.99 %");
        assertThat(crashFree(999_999, 1_000_000).value())
                .as("one crash among many is never 100 %").isEqualTo("99.99 %");
        assertThat(crashFree(990, 1_000).look()).isEqualTo("is-warning");
        assertThat(crashFree(900, 1_000))
                .isEqualTo(new Share("90.0 %", "of 1.0k sessions", "is-error"));
    }

    @Test
    void crashFree_ofFewSessions_isShownWithItsBounds() {
        assertThat(crashFree(3, 4))
                .isEqualTo(new Share("75.0 %", "30–95 % likely, 4 sessions", ""));
        assertThat(crashFree(0, 0)).isEqualTo(new Share("–", "", ""));
    }

    @Test
    void part_isRounded() {
        assertThat(HealthWords.part(new Proportion(1, 1_000)).value()).isEqualTo("< 1 %");
        assertThat(HealthWords.part(new Proportion(0, 10)).value()).isEqualTo("0 %");
        assertThat(HealthWords.part(new Proportion(1, 3)).value()).isEqualTo("33 %");
        assertThat(HealthWords.part(new Proportion(0, 0)).value()).isEqualTo("–");
    }
}
