package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Journey: a morning's issues are dealt with, and no hand leaves the keyboard.
@ExtendWith(Stage.Shared.class)
class TriageIT {

    /// In the order of the list, the last seen first.
    private static final List<String> TITLES =
            List.of("DogwoodError", "CedarError", "BirchError", "AlderError");

    private static final Map<String, String> ISSUES = new HashMap<>();

    private static Tenant tenant;

    private final Stage stage;

    TriageIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void send(Stage stage) {
        tenant = stage.tenant("orchard");
        Instant now = Instant.now();
        for (int i = 0; i < TITLES.size(); i++) {
            Envelope envelope = Envelope.error(TITLES.get(i), "a branch broke",
                    Map.of("timestamp", now.minusSeconds(60L * (i + 1)).toString()));
            tenant.send(envelope);
            ISSUES.put(TITLES.get(i), tenant.awaitIssueOf(envelope.eventId()));
        }
    }

    private static Locator title(Visitor visitor, String title) {
        return visitor.role(AriaRole.LINK, Pattern.compile("^" + title));
    }

    private static JsonNode issue(String title) {
        return tenant.issue(Objects.requireNonNull(ISSUES.get(title))).orElseThrow();
    }

    private static String statusOf(String title) {
        return issue(title).path("status").asString();
    }

    @Test
    void keyboard_isEnough() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("issues/"));
            assertThat(title(owner, "AlderError")).isVisible();
            walk(owner);
            resolve(owner);
            ignore(owner);
            assign(owner);
            search(owner);
            goElsewhere(owner);
        }
    }

    private static void walk(Visitor owner) {
        owner.press("j");
        assertThat(title(owner, "DogwoodError")).isFocused();
        owner.press("j");
        assertThat(title(owner, "CedarError")).isFocused();
        owner.press("k");
        assertThat(title(owner, "DogwoodError")).isFocused();
        owner.press("Enter");
        assertThat(owner.role(AriaRole.HEADING, Pattern.compile("DogwoodError")).first())
                .isVisible();
        owner.press("u");
        assertThat(owner.heading("Issues")).isVisible();
    }

    private static void resolve(Visitor owner) {
        owner.press("j", "r");
        owner.isTold("resolved");
        assertThat(title(owner, "DogwoodError")).isHidden();
        assertThat(statusOf("DogwoodError")).isEqualTo("resolved");
    }

    /// The row that took the place of the resolved one is the current one.
    private static void ignore(Visitor owner) {
        owner.press("i");
        assertThat(owner.button("Until it escalates")).isFocused();
        owner.press("Enter");
        owner.isTold("ignored");
        assertThat(title(owner, "CedarError")).isHidden();
        assertThat(statusOf("CedarError")).isEqualTo("ignored");
    }

    private static void assign(Visitor owner) {
        owner.press("a");
        assertThat(owner.field("Find somebody")).isFocused();
        owner.page().keyboard().type("own");
        owner.press("Enter");
        owner.isTold("assigned to Owner");
        assertThat(owner.role(AriaRole.IMG, Pattern.compile("Assigned to Owner"))).isVisible();
        assertThat(issue("BirchError").at("/assignedTo/name").asString()).isEqualTo("Owner");
    }

    private static void search(Visitor owner) {
        owner.press("/");
        Locator box = owner.field("Search issues");
        assertThat(box).isFocused();
        owner.page().keyboard().type("is:ignored");
        owner.press("Enter");
        assertThat(title(owner, "CedarError")).isVisible();
        assertThat(title(owner, "BirchError")).isHidden();
        assertThat(owner.page()).hasURL(Pattern.compile("query=is(:|%3A)ignored"));
        owner.press("Escape");
        assertThat(box).not().isFocused();
    }

    private static void goElsewhere(Visitor owner) {
        owner.press("?");
        assertThat(owner.role(AriaRole.DIALOG, "Keys")).isVisible();
        owner.press("Escape");
        assertThat(owner.role(AriaRole.DIALOG, "Keys")).isHidden();
        owner.press("g", "p");
        assertThat(owner.heading("Projects")).isVisible();
        owner.press("g", "i");
        assertThat(owner.heading("Issues")).isVisible();
        assertThat(title(owner, "BirchError")).isVisible();
    }

    @Test
    void typing_isNeverAKey() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("issues/?query="));
            owner.press("/");
            owner.page().keyboard().type("?jrigp");
            assertThat(owner.field("Search issues")).hasValue("?jrigp");
            assertThat(owner.role(AriaRole.DIALOG, "Keys")).isHidden();
            assertThat(owner.heading("Issues")).isVisible();
        }
    }
}
