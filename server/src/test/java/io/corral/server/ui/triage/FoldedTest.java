package io.corral.server.ui.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.Severity;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.Verdict.Reason;
import io.corral.server.ui.triage.Folded.Row;
import io.corral.web.page.triage.Reasons;
import io.corral.web.page.triage.Reasons.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldedTest {

    private static Verdict verdict(
            String id, int tier, @Nullable NoiseClass noise, @Nullable String family) {
        return new Verdict(1, id, "shop", tier, Severity.P1, null, noise, 90.4,
                List.of(new Reason("payment", "POST /pay (x) (event.transaction)", 20),
                        new Reason("burst-over", "since 3 h (stats.24h)", -8)),
                List.of("tier " + tier + ": a core flow fails for some",
                        "severity P1: a core flow is broken"),
                family, "Read it.", List.of("more users"), List.of("latestEvent", "tags"));
    }

    private static List<String> heads(List<Row> rows) {
        return rows.stream().map(row -> row.head().shortId()).toList();
    }

    @Test
    void family_isOneRow_whereItsWorstStands() {
        Folded folded = Folded.of(List.of(verdict("A", 1, null, "redis"),
                verdict("B", 1, null, null), verdict("C", 2, null, "redis"),
                verdict("D", 2, null, null), verdict("E", 4, NoiseClass.BOT, null)));

        assertThat(heads(folded.tier(1))).containsExactly("A", "B");
        assertThat(folded.tier(1).getFirst().members())
                .extracting(Verdict::shortId).containsExactly("C");
        assertThat(heads(folded.tier(2))).containsExactly("D");
        assertThat(folded.tier(4)).isEmpty();
        assertThat(folded.noise()).containsOnlyKeys(NoiseClass.BOT);
        assertThat(Folded.issues(folded.tier(1))).isEqualTo(3);
    }

    @Test
    void reasons_nameTheirField_andWhereToCheckIt() {
        Reasons reasons = ReasonsParts.of(verdict("A", 1, null, null),
                new EvidenceLinks(below -> "/i/" + below, below -> "/o/" + below), "/event");

        assertThat(reasons.evidence()).satisfiesExactly(
                payment -> {
                    assertThat(payment.signal()).isEqualTo("Payment");
                    assertThat(payment.value()).isEqualTo("POST /pay (x)");
                    assertThat(payment.source()).isEqualTo("event.transaction");
                    assertThat(payment.url()).startsWith("/i/events/latest/");
                    assertThat(payment.points()).isEqualTo("+20");
                    assertThat(payment.strength()).isEqualTo(4);
                    assertThat(payment.speaksAgainst()).isFalse();
                },
                over -> {
                    assertThat(over.points()).isEqualTo("-8");
                    assertThat(over.strength()).isEqualTo(2);
                    assertThat(over.speaksAgainst()).isTrue();
                });
        assertThat(reasons.path()).containsExactly(
                new Rule("Tier 1", "a core flow fails for some"),
                new Rule("Severity P1", "a core flow is broken"));
        assertThat(reasons.notSeen()).isEqualTo("Its latest event, tags");
        assertThat(reasons.respond()).isEqualTo(
                "P1: respond within 1 hour, tell #incidents and the team lead");
        assertThat(reasons.changes()).containsExactly("More users");
    }

    @Test
    void rule_standsInOneLine_withTheWeightiestReason() {
        assertThat(WorkRows.rule(verdict("A", 1, null, null))).isEqualTo(
                "A core flow fails for some. Payment: POST /pay (x)");
    }
}
