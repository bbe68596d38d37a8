package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Journeys: somebody asks why an issue is where it is, and tells Corral what the product is.
@ExtendWith(Stage.Shared.class)
class SeverityIT {

    private static Tenant tenant;
    private static String issue;

    private final Stage stage;

    SeverityIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void send(Stage stage) {
        tenant = stage.tenant("vineyard");
        Envelope envelope = Envelope.error("SeatError", "no seat 7", Map.of(
                "transaction", "/zones/7", "environment", "production",
                "user", Map.of("id", "u-1"),
                "breadcrumbs", List.of(Map.of("category", "ui.click", "message", "button#seat")),
                "exception", Map.of("values", List.of(Map.of("type", "SeatError", "value",
                        "no seat 7", "mechanism", Map.of("type", "generic", "handled", false),
                        "stacktrace", Map.of("frames", List.of(Map.of("filename", "src/seat.py",
                                "function", "reserve", "lineno", 12, "in_app", true))))))));
        tenant.send(envelope);
        issue = tenant.awaitIssueOf(envelope.eventId());
    }

    private static Locator part(Visitor visitor, String title) {
        return visitor.page().locator("summary").filter(
                new Locator.FilterOptions().setHasText(title));
    }

    @Test
    void card_unfoldsToTheNumbers_byKeys_andLeadsToTheEvidence() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("issues/" + issue + "/"));
            assertThat(part(owner, "How it was decided")).isVisible();
            part(owner, "How it was decided").focus();
            owner.press("Enter");
            assertThat(owner.text("Crash-free sessions")).isVisible();
            part(owner, "Seven checks").focus();
            owner.press("Enter");
            assertThat(owner.text("Is it production?")).isVisible();
            part(owner, "Deeper").focus();
            owner.press("Enter");
            assertThat(owner.text("reserve at src/seat.py:12").first()).isVisible();
            owner.link("ui.click button#seat, then the error").click();
            assertThat(owner.page()).hasURL(Pattern.compile("/events/latest/.*#breadcrumbs"));
            assertThat(owner.text("button#seat")).isVisible();
        }
    }

    @Test
    void verdict_isCorrectedOnTheCard_andTakenBack() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("issues/" + issue + "/"));
            part(owner, "Correct this").click();
            owner.field("What it should be").selectOption("noise:bot");
            owner.field("A word why (optional)").fill("our own monitor");
            owner.button("Correct").click();
            owner.isTold("corrected from");
            assertThat(owner.text("noise: bot").first()).isVisible();
            owner.button("Undo").click();
            owner.isTold("taken back");
            assertThat(owner.text("noise: bot")).hasCount(0);
        }
    }

    @Test
    void context_isChecked_triedAndSaved_andOrdersTheWorklist() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("settings/context/"));
            owner.link("Start from an example").click();
            Locator editor = owner.field("Product context");
            assertThat(editor).hasValue(Pattern.compile("projects: \\[shop]"));

            editor.fill("""
                    flows:
                      - name: Seats
                        patterns: /zones/*
                    """);
            assertThat(owner.text("flows[0].patterns")).isVisible();

            editor.fill("""
                    flows:
                      - name: Seats
                        patterns: ['/zones/*']
                    owners: {shop: '#growers'}
                    """);
            assertThat(owner.text("flows[0].patterns")).isHidden();
            owner.button("What would change?").click();
            assertThat(owner.heading("What would change")).isVisible();

            owner.button("Save").click();
            owner.isTold("Saved");
            assertThat(owner.page().getByText("Changed by")).isVisible();
            owner.open(tenant.path("issues/" + issue + "/"));
            assertThat(owner.page().getByText("Number 1 of 1 open issue")).isVisible();
        }
        JsonNode verdict = tenant.rest()
                .all("/api/0/organizations/" + tenant.slug() + "/triage/").getFirst();
        assertThat(verdict.path("reasons").toString()).contains("Seats");
        assertThat(verdict.path("nextStep").asString()).contains("Assign it to #growers.");
    }
}
