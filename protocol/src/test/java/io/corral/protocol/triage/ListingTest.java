package io.corral.protocol.triage;

import static io.corral.protocol.triage.TriageReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A worklist as somebody pasted it (requirements R23 to R29), here in the order of its ids: a line
/// an issue, and nothing but what the line says.
class ListingTest {

    private static final String LISTING = """
            DIAGNOSIS-6D/6F diagnosis failed (3 ev each)
            INGESTION-API-D1/D5/DV vendor ingestion error (2 ev)
            INGESTION-API-GK misconfiguration (3)
            INGESTION-API-HA connection reset by peer (6 ev, New)
            LOSS-FACTORS-7 SystemExit (30 ev, 1 year)
            METADATA-SERVICE-1AA/1A9/1A7/1A5 weekly production report (3 ev each)
            METADATA-SERVICE-1FT collation errors (15 ev, Escalating)
            METADATA-SERVICE-PJ Redis timeouts (26 ev, 1 year)
            ONBOARDING-G 503 on contract signature (36 ev)
            RESOLV3-22 structured text in asset search (18 ev, 5 users, High)
            RESOLV3-2A JSON parse in report detail (75 ev, High)
            RESOLV3-2P failed fetch on asset page (22 ev, High)
            RESOLV3-K connection closed (4 ev, 2 users, 2 years)
            WORKFLOW-5, STREAM-3F, LOSSFACTORS-SERVICE-1J/4 connection refused (12 ev)
            """;

    private static List<Verdict> rank() {
        return Triage.rank(read(LISTING).input(), TriageSettings.DEFAULTS);
    }

    private static Verdict of(String shortId) {
        return rank().stream().filter(verdict -> verdict.shortId().equals(shortId)).findFirst()
                .orElseThrow();
    }

    @Test
    void pages_contractsAndReports_areHigh() {
        assertThat(rank()).filteredOn(Verdict::isHigh).extracting(Verdict::shortId)
                .containsExactlyInAnyOrder("RESOLV3-2A", "RESOLV3-2P", "RESOLV3-22",
                        "ONBOARDING-G", "METADATA-SERVICE-1AA", "METADATA-SERVICE-1A9",
                        "METADATA-SERVICE-1A7", "METADATA-SERVICE-1A5");
    }

    @Test
    void pages_comeFirst_andFeedsLast() {
        List<String> order = rank().stream().map(Verdict::shortId).toList();
        assertThat(order.subList(0, 3)).containsExactlyInAnyOrder("RESOLV3-2A", "RESOLV3-2P",
                "RESOLV3-22");
        assertThat(order.subList(order.size() - 6, order.size())).containsExactlyInAnyOrder(
                "INGESTION-API-D1", "INGESTION-API-D5", "INGESTION-API-DV", "INGESTION-API-GK",
                "INGESTION-API-HA", "LOSS-FACTORS-7");
    }

    @Test
    void whatEscalates_standsAboveItsVolume() {
        assertThat(of("METADATA-SERVICE-1FT").rank())
                .isLessThan(of("METADATA-SERVICE-PJ").rank());
    }

    @Test
    void oneFault_acrossProjects_isSystemic() {
        assertThat(of("WORKFLOW-5").family()).endsWith("(systemic)")
                .isEqualTo(of("LOSSFACTORS-SERVICE-4").family());
        assertThat(of("METADATA-SERVICE-1AA").family()).isNotNull()
                .isEqualTo(of("METADATA-SERVICE-1A5").family());
    }

    @Test
    void listing_isRankedWithinASecond() {
        long begin = System.nanoTime();
        rank();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(Duration.ofSeconds(1));
    }
}
