package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.corral.e2e.NodeProject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Journey: from no project to the first issue, with a real SDK.
@ExtendWith(Stage.Shared.class)
class FirstEventIT {

    private static Tenant tenant;

    private final Stage stage;

    FirstEventIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void found(Stage stage) {
        NodeProject.install();
        tenant = stage.tenant("newcomers");
    }

    @Test
    void newProject_showsItsDsn_andTurnsToTheFirstIssueByItself() {
        try (var owner = stage.owner()) {
            owner.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            owner.open(tenant.path("projects/"));
            owner.link("Create project").click();
            owner.role(AriaRole.RADIO, "Node.js").check();
            owner.field("Name").fill("Till");
            owner.button("Create project").click();

            assertThat(owner.heading("Send Till its first event")).isVisible();
            String dsn = owner.page().getByText(Pattern.compile("^http://[0-9a-f]{32}@"))
                    .first().innerText().strip();
            owner.button("Copy").first().click();
            assertThat(owner.button("Copied")).isVisible();
            assertThat(owner.page().evaluate("navigator.clipboard.readText()")).isEqualTo(dsn);
            assertThat(owner.page().getByRole(AriaRole.MAIN))
                    .containsText("npm install @sentry/node");
            assertThat(owner.page().getByText("Waiting for the first event of Till."))
                    .isVisible();

            NodeProject.run(Map.of("SENTRY_DSN", dsn), "node", "--unhandled-rejections=warn",
                    "sdk.cjs", "@sentry/node", "default", "exception");

            assertThat(owner.role(AriaRole.HEADING, Pattern.compile("RangeError")).first())
                    .isVisible();
            assertThat(owner.page()).hasURL(Pattern.compile("/issues/[0-9]+/"));
            assertThat(owner.page().getByRole(AriaRole.MAIN))
                    .containsText("order 4711 was refused");

            owner.open(tenant.path("projects/till/start/"));
            assertThat(owner.page().getByText("Events have come.")).isVisible();
        }
    }

    @Test
    void refusedProject_keepsWhatWasTyped() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("projects/new/"));
            owner.role(AriaRole.RADIO, "Django").check();
            owner.field("Name").fill("  ");
            owner.button("Create project").click();
            assertThat(owner.page().getByRole(AriaRole.ALERT)).isVisible();
            assertThat(owner.role(AriaRole.RADIO, "Django")).isChecked();
        }
    }
}
