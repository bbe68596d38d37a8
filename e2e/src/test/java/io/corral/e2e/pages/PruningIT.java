package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Journey: once a month somebody looks at what nobody has to look at.
@ExtendWith(Stage.Shared.class)
class PruningIT {

    private static Tenant tenant;
    private static String issue;

    private final Stage stage;

    PruningIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void send(Stage stage) {
        tenant = stage.tenant("hedge");
        Envelope envelope = Envelope.error("ThornError", "a thorn",
                Map.of("environment", "staging"));
        tenant.send(envelope);
        issue = tenant.awaitIssueOf(envelope.eventId());
    }

    private static String status() {
        return tenant.issue(issue).orElseThrow().path("status").asString();
    }

    @Test
    void proposal_isLookedInto_approvedAndTakenBack() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("settings/pruning/"));
            owner.button("Look again now").click();
            owner.isTold("proposal");
            assertThat(owner.page().getByText("no event in production").first()).isVisible();
            owner.page().locator("summary")
                    .filter(new Locator.FilterOptions().setHasText("1 issue")).click();
            assertThat(owner.role(AriaRole.LINK,
                    Pattern.compile("ThornError"))).isVisible();
            assertThat(status()).isEqualTo("unresolved");

            owner.role(AriaRole.BUTTON,
                    Pattern.compile("^Approve: ")).click();
            owner.isTold("1 proposal approved");
            assertThat(status()).isEqualTo("ignored");

            owner.role(AriaRole.BUTTON,
                    Pattern.compile("^Take back: ")).click();
            owner.isTold("1 proposal taken back");
            assertThat(status()).isEqualTo("unresolved");
        }
    }
}
