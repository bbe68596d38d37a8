package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Journey: what one person found, another opens by its address.
@ExtendWith(Stage.Shared.class)
class SharedLinkIT {

    private static Tenant tenant;

    private final Stage stage;

    SharedLinkIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void send(Stage stage) {
        tenant = stage.tenant("pasture");
        send("OakError", "staging", 5);
        send("ElmError", "staging", 9);
        send("AshError", "production", 20);
        send("YewError", "staging", 2);
        tenant.awaitDigested();
    }

    private static void send(String type, String environment, int times) {
        for (int i = 0; i < times; i++) {
            tenant.send(Envelope.error(type, "no shade",
                    Map.of("environment", environment, "tags", Map.of("side",
                            i % 2 == 0 ? "north" : "south"))));
        }
    }

    private static List<String> titles(Visitor visitor) {
        Locator links = visitor.role(AriaRole.LINK, Pattern.compile("^[A-Z][a-z]{2}Error"));
        assertThat(links.first()).isVisible();
        return links.allInnerTexts().stream().map(text -> text.replaceFirst("\\W[\\s\\S]*", ""))
                .toList();
    }

    /// Opens a menu of the page and chooses from it.
    private static void choose(Visitor visitor, String menu, String choice) {
        visitor.page().getByLabel(Pattern.compile("^" + menu)).first().click();
        visitor.page().getByRole(AriaRole.LINK, new com.microsoft.playwright.Page.GetByRoleOptions()
                .setName(choice).setExact(true)).locator("visible=true").click();
    }

    @Test
    void filteredList_isTheSameForWhoeverOpensItsAddress() {
        try (var owner = stage.owner();
                var colleague = stage.member(tenant, "una@pasture.example", "member")) {
            owner.open(tenant.path("issues/"));
            assertThat(titles(owner)).hasSize(4);
            choose(owner, "Environment", "staging");
            assertThat(owner.page()).hasURL(Pattern.compile("environment=staging"));
            choose(owner, "Sorted by", "Events");
            assertThat(owner.page()).hasURL(Pattern.compile("sort=freq"));
            owner.field("Search issues").fill("!error.type:YewError");
            owner.press("Enter");
            assertThat(owner.role(AriaRole.LINK, Pattern.compile("^YewError"))).hasCount(0);
            assertThat(titles(owner)).containsExactly("ElmError", "OakError");

            colleague.page().navigate(owner.page().url());
            assertThat(titles(colleague)).containsExactly("ElmError", "OakError");
            assertThat(colleague.field("Search issues")).hasValue("!error.type:YewError");
            assertThat(colleague.page().getByLabel("Environment: staging")).isVisible();

            owner.page().goBack();
            assertThat(owner.role(AriaRole.LINK, Pattern.compile("^YewError"))).isVisible();
            assertThat(titles(owner)).containsExactly("ElmError", "OakError", "YewError");
        }
    }

    @Test
    void signedOutColleague_comesToTheSamePageAfterSigningIn() {
        try (var colleague = stage.stranger()) {
            String link = stage.server().ask("user", "add", "udo@pasture.example", "--org",
                    tenant.slug()).path("link").asString();
            colleague.follow(link);
            colleague.field("New password").fill("grass is greener");
            colleague.button("Set password").click();
            colleague.isTold("Your password is set");
            colleague.context().clearCookies();

            colleague.open(tenant.path("issues/?environment=production"));
            colleague.signIn("udo@pasture.example", "grass is greener");
            assertThat(titles(colleague)).containsExactly("AshError");
        }
    }
}
