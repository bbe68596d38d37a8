package io.corral.testkit.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TierOneOrderTest {

    private final Map<String, IssueLabel> labels = new LinkedHashMap<>();

    @Test
    void of_countsPairsOfTierOne_butNotWithinAFamily() {
        label("A", 1, "outage");
        label("B", 1, "outage");
        label("C", 1, null);
        label("D", 1, null);
        label("E", 2, null);

        assertThat(TierOneOrder.of(ranking("A", "B", "C", "D", "E"), labels))
                .isEqualTo(new Share(5, 5));
        assertThat(TierOneOrder.of(ranking("B", "A", "E", "C", "D"), labels))
                .isEqualTo(new Share(5, 5));
        assertThat(TierOneOrder.of(ranking("D", "A", "B", "C", "E"), labels))
                .isEqualTo(new Share(2, 5));
    }

    private void label(String shortId, int tier, @Nullable String family) {
        labels.put(shortId, new IssueLabel(shortId, tier, List.of(tier == 1 ? "P0" : "P2"),
                List.of(), null, false, false, family, "for the sake of the order"));
    }

    private static List<RankedIssue> ranking(String... shortIds) {
        return Stream.of(shortIds)
                .map(shortId -> new RankedIssue(shortId, null, null, null, null)).toList();
    }
}
