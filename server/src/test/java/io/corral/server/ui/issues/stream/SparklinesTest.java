package io.corral.server.ui.issues.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.web.page.stream.Sparkline;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklinesTest {

    @Test
    void of_drawsTheHighestFull_andFewStillVisible() {
        Sparkline graph = Sparklines.of(List.of(0L, 1000L, 1L), GraphSpan.DAY);

        assertThat(graph.bars()).isEqualTo("M32 24v-24h31v24zM64 24v-2h31v2z");
        assertThat(graph.base()).isEqualTo("M0 24v-1h31v1z");
        assertThat(graph.words()).isEqualTo("Last 24 h: 1,001 events");
    }

    @Test
    void of_nothing_isABaseline() {
        Sparkline graph = Sparklines.of(Collections.nCopies(14, 0L), GraphSpan.FORTNIGHT);

        assertThat(graph.bars()).isEmpty();
        assertThat(graph.width()).isEqualTo(84);
        assertThat(graph.words()).isEqualTo("Last 14 d: 0 events");
    }

    @Test
    void of_hugeNumbers_staysInside() {
        Sparkline graph = Sparklines.of(List.of(Long.MAX_VALUE / 2, 5L), GraphSpan.DAY);

        assertThat(graph.bars()).startsWith("M0 24v-24h47v24z");
    }
}
