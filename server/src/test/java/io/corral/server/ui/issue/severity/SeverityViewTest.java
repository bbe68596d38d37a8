package io.corral.server.ui.issue.severity;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageInput.Deploy;
import io.corral.domain.triage.TriageInput.ReleaseFacts;
import io.corral.domain.triage.TriageInput.SessionHealth;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.check.Examined;
import io.corral.engine.triage.CloseLooks.CloseLook;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.server.ui.triage.EvidenceLinks;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.issue.SeverityPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SeverityViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final EvidenceLinks LINKS =
            new EvidenceLinks(path -> "/o/issues/7/" + path, path -> "/o/" + path);

    private final Map<String, SessionHealth> sessions =
            Map.of("web", new SessionHealth(97.2, null, 4_000));
    private final List<ReleaseFacts> releases = List.of(
            release("v2.4.1", 34), release("v2.4.0", 9_000));

    private static ReleaseFacts release(String version, int minutesAgo) {
        var deploy = new Deploy(version, "production", NOW.minusSeconds(minutesAgo * 60L));
        return new ReleaseFacts(version, List.of("web"), deploy.at(), List.of(deploy), List.of());
    }

    private static IssueFacts issue(String shortId, String environment) {
        return new IssueFacts(shortId, "web", "TypeError: name of undefined in the payment form",
                "/checkout", "TypeError", "name of undefined in the payment form", false,
                Level.ERROR, null, "new", null, true, 400, 150L, NOW.minusSeconds(30 * 60),
                NOW, List.of(new IssueFacts.Bucket(NOW.minusSeconds(3_600), 400)), List.of(),
                Map.of("environment", List.of(new IssueFacts.TagShare(environment, 400))), null,
                List.of(), Map.of("v2.4.1", 400L));
    }

    private SeverityPart card(boolean ranked, boolean open, IssueFacts facts,
            IssueFacts... others) {
        var input = new TriageInput(NOW, ProductContext.NONE, sessions, releases,
                List.of(facts, others.length == 0 ? facts : others[0]));
        var explanation = Triage.explain(facts, input, TriageSettings.DEFAULTS);
        var examined = new Examined(facts, explanation, input, null);
        if (!ranked) {
            return SeverityView.of(new CloseLook(examined, null, null), open, LINKS, null);
        }
        var worklist = new Worklist(NOW, input.issues(),
                Triage.rank(input, TriageSettings.DEFAULTS), Map.of());
        return SeverityView.of(new CloseLook(examined, worklist.verdicts().getFirst(), worklist),
                open, LINKS, null);
    }

    @Test
    void card_saysWhatToDoAndWhy() {
        SeverityPart card = card(true, true, issue("W-1", "production"), issue("W-2", "qa"));
        assertThat(card.severity()).isEqualTo("P1");
        assertThat(card.tier()).isEqualTo("Tier 1");
        assertThat(card.place()).isEqualTo("Number 1 of 2 open issues");
        assertThat(card.chips()).extracting(Chip::text)
                .containsExactly("high", "deployment regression");
        assertThat(Objects.requireNonNull(card.pattern()).command())
                .isEqualTo("sentry-cli releases deploys v2.4.0 new --env production");
        assertThat(card.respond()).startsWith("Response: 1 hour");
        assertThat(card.brief()).isEqualTo("spiking · new, not a regression · production");
        assertThat(card.checks()).hasSize(7);
        assertThat(card.deep()).hasSize(4).allMatch(question -> !question.details().isEmpty()
                || !question.seen() || question.question().contains("common"));
    }

    @Test
    void rules_showTheNumbersThatDecided() {
        SeverityPart card = card(true, true, issue("W-1", "production"));
        assertThat(card.decisions()).extracting(SeverityPart.Decision::about)
                .containsExactly("Tier 1", "Severity P1", "Cause deployment regression");
        assertThat(card.decisions().getFirst().because())
                .anySatisfy(evidence -> {
                    assertThat(evidence.value()).isEqualTo("150 users an hour, limit 100");
                    assertThat(evidence.url()).isEqualTo("/o/issues/7/#frequency");
                });
        assertThat(card.limits()).extracting(SeverityPart.Limit::value)
                .containsExactly("97.20 %", "13.3", "150");
        assertThat(card.limits()).extracting(SeverityPart.Limit::crossed)
                .containsExactly(false, false, true);
        assertThat(card.evidence().getFirst().points()).startsWith("+");
    }

    @Test
    void family_namesTheOthers() {
        SeverityPart card = card(true, true, issue("W-1", "production"),
                issue("W-2", "production"));
        SeverityPart.Family family = Objects.requireNonNull(card.family());
        assertThat(family.name()).contains("v2.4.1");
        assertThat(family.members()).extracting(Shell.Link::text)
                .singleElement().asString().startsWith("W-2");
    }

    @Test
    void standing_isSaidWhereThereIsNone() {
        IssueFacts facts = issue("W-1", "production");
        assertThat(card(false, true, facts).place()).startsWith("Judged by itself");
        assertThat(card(true, false, facts).place()).startsWith("Not in the worklist: it is not");
    }

    @Test
    void noise_isSaidFirst() {
        SeverityPart card = card(true, true, issue("W-1", "staging"));
        assertThat(card.chips()).extracting(Chip::text)
                .startsWith("noise: staging").doesNotContain("high");
        assertThat(card.title()).isEqualTo("No event in production");
        assertThat(card.pattern()).isNull();
        assertThat(card.nextStep()).isNotEmpty();
    }
}
