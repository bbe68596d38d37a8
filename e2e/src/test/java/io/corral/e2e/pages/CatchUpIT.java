package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Journey: on call in the morning, from what happened to the handover note.
@ExtendWith(Stage.Shared.class)
class CatchUpIT {

    private static final List<String> TITLES =
            List.of("AspenError", "BeechError", "ChestnutError", "DouglasError", "ElmError");
    private static final Map<String, String> ISSUES = new HashMap<>();

    private static Tenant tenant;

    private final Stage stage;

    CatchUpIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void send(Stage stage) {
        tenant = stage.tenant("grove");
        for (String title : TITLES) {
            String tree = title.toLowerCase(Locale.ROOT);
            Envelope envelope = Envelope.error(title, "no " + tree + " for the order of " + tree,
                    Map.of("timestamp", Instant.now().toString(),
                            "transaction", "/checkout/" + tree, "environment", "production"));
            tenant.send(envelope);
            ISSUES.put(title, tenant.awaitIssueOf(envelope.eventId()));
        }
    }

    private static String status(String title) {
        return issue(title).path("status").asString();
    }

    private static JsonNode issue(String title) {
        return tenant.issue(ISSUES.getOrDefault(title, "")).orElseThrow();
    }

    /// The title of the row the keys act on.
    private static String current(Visitor visitor) {
        String text = visitor.page().evaluate(
                "document.activeElement.querySelector('strong').textContent").toString();
        return text.strip();
    }

    private static Locator progress(Visitor visitor, String text) {
        return visitor.text(text);
    }

    @Test
    void wholeMorning_byKeys() {
        try (var owner = stage.owner()) {
            owner.open("/");
            assertThat(owner.heading("Catch me up")).isVisible();
            owner.open(tenant.path("catch-up/"));
            assertThat(progress(owner, "0 of 5 triaged")).isVisible();

            owner.press("n");
            String resolved = current(owner);
            why(owner);
            owner.press("r");
            owner.isTold("resolved");
            assertThat(progress(owner, "1 of 5 triaged")).isVisible();
            assertThat(status(resolved)).isEqualTo("resolved");

            ignore(owner);
            assign(owner);
            correct(owner);
            pass(owner);
            undoAndResolveElsewhere(owner, resolved);
            handOver(owner);
        }
    }

    private static void why(Visitor owner) {
        owner.press("w");
        assertThat(owner.heading("Rules that held")).isVisible();
        assertThat(owner.role(AriaRole.LINK, Pattern.compile("event\\.transaction")).first())
                .isVisible();
        owner.press("w");
        assertThat(owner.heading("Rules that held")).isHidden();
    }

    private static void ignore(Visitor owner) {
        String ignored = current(owner);
        owner.press("i");
        assertThat(owner.role(AriaRole.DIALOG, Pattern.compile("^Ignore SHOP-"))).isVisible();
        owner.field("Bot or crawler").check();
        owner.field("Note, for whoever reads the history").fill("crawls every night");
        owner.press("Enter");
        owner.isTold("ignored until more of it comes as bot or crawler");
        assertThat(progress(owner, "2 of 5 triaged")).isVisible();
        assertThat(status(ignored)).isEqualTo("ignored");
        assertThat(issue(ignored).at("/statusDetails/ignoreReason").asString()).isEqualTo("bot");
        assertThat(issue(ignored).at("/statusDetails/ignoreNote").asString())
                .isEqualTo("crawls every night");
    }

    private static void assign(Visitor owner) {
        String assigned = current(owner);
        owner.press("a");
        assertThat(owner.field("Find somebody")).isFocused();
        owner.page().keyboard().type("own");
        owner.press("Enter");
        owner.isTold("assigned to Owner");
        assertThat(progress(owner, "3 of 5 triaged")).isVisible();
        assertThat(owner.role(AriaRole.IMG, "Assigned to Owner")).isVisible();
        assertThat(issue(assigned).at("/assignedTo/name").asString()).isEqualTo("Owner");
    }

    private static void correct(Visitor owner) {
        owner.press("n");
        owner.press("p");
        assertThat(owner.role(AriaRole.DIALOG, Pattern.compile("^What is wrong about SHOP-")))
                .isVisible();
        owner.field("More urgent, a tier up").check();
        owner.field("A word why (optional)").fill("seen it before");
        owner.press("Enter");
        owner.isTold("corrected from tier");
        assertThat(progress(owner, "4 of 5 triaged")).isVisible();
        assertThat(owner.text("Corrected")).isVisible();
        owner.press("u");
        owner.isTold("The correction is taken back.");
        assertThat(progress(owner, "3 of 5 triaged")).isVisible();
    }

    private static void pass(Visitor owner) {
        owner.press("k", "k", "k", "n");
        owner.press("n");
        assertThat(progress(owner, "4 of 5 triaged")).isVisible();
    }

    /// What is done on the page of an issue counts, and what is undone does not.
    private static void undoAndResolveElsewhere(Visitor owner, String resolved) {
        owner.open(tenant.path("issues/" + ISSUES.get(resolved) + "/?from=view%3Dcatch-up"));
        owner.button("Reopen").click();
        owner.isTold("reopened");
        owner.press("u");
        assertThat(owner.heading("Catch me up")).isVisible();
        assertThat(progress(owner, "3 of 5 triaged")).isVisible();
        owner.role(AriaRole.LINK, Pattern.compile("^" + resolved)).first().click();
        assertThat(owner.role(AriaRole.HEADING, Pattern.compile(resolved)).first()).isVisible();
        owner.press("r");
        owner.isTold("resolved");
        owner.press("u");
        assertThat(progress(owner, "4 of 5 triaged")).isVisible();
    }

    private static void handOver(Visitor owner) {
        owner.press("h");
        assertThat(owner.heading("Hand over")).isVisible();
        Locator note = owner.page().getByLabel(Pattern.compile("^What was done"));
        assertThat(note).hasValue(Pattern.compile("4 of 5 triaged"));
        assertThat(note).hasValue(Pattern.compile("Resolved \\(1\\)"));
        assertThat(note).hasValue(Pattern.compile("ignored until more of it comes as bot"));
        assertThat(note).hasValue(Pattern.compile("Owner: SHOP-"));
        note.fill("# Watch the elm\n" + note.inputValue());
        owner.button("Keep it and end my session").click();
        owner.isTold("Kept. Your session has ended.");
        assertThat(owner.page().getByText("# Watch the elm")).isVisible();
        assertThat(Axe.installed().findings(owner.page())).isEmpty();
        owner.press("u");
        assertThat(owner.link("Handover note of Owner")).isVisible();
        assertThat(owner.page().getByText("Nothing new, worse, fixed or recovered since then."))
                .isVisible();
    }

    @Test
    void dialogs_keepNobodyOut_norDoesAPhone() {
        Axe axe = Axe.installed();
        try (var owner = stage.owner();
                var phone = stage.owner(new NewContextOptions().setViewportSize(375, 740)
                        .setHasTouch(true).setIsMobile(true))) {
            for (String key : List.of("i", "a", "p", "?")) {
                owner.open(tenant.path("catch-up/?since=7d"));
                owner.press("j", "w", key);
                assertThat(owner.page().getByRole(AriaRole.DIALOG)).isVisible();
                assertThat(axe.findings(owner.page())).as("dialog of " + key).isEmpty();
            }
            phone.open(tenant.path("catch-up/?since=7d"));
            phone.role(AriaRole.BUTTON, Pattern.compile("^Ignore")).first().tap();
            assertThat(phone.role(AriaRole.DIALOG, Pattern.compile("^Ignore SHOP-")))
                    .isVisible();
            assertThat(phone.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(375);
        }
    }

    @Test
    void readOnly_sees_butCannotAct() {
        try (var guest = stage.member(tenant, "guest@grove.example", "read-only")) {
            guest.open(tenant.path("catch-up/?since=7d"));
            assertThat(guest.heading("Catch me up")).isVisible();
            assertThat(guest.page().getByText(Pattern.compile("triaged"))).hasCount(0);
            guest.press("j", "r", "i", "p");
            assertThat(guest.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(guest.open(tenant.path("catch-up/handover/")).status()).isEqualTo(403);
        }
    }
}
