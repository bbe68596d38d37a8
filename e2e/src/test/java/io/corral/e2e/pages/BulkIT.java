package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Journey: many issues at once, and back again.
@ExtendWith(Stage.Shared.class)
class BulkIT {

    private static final int ISSUES = 120;

    private static Tenant tenant;

    private final Stage stage;

    BulkIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void send(Stage stage) {
        tenant = stage.tenant("herd");
        for (int i = 0; i < ISSUES; i++) {
            tenant.send(Envelope.error("HerdError", "cow " + i + " is out",
                    Map.of("fingerprint", new String[]{"cow-" + i},
                            "level", i < 3 ? "fatal" : "error")));
        }
        tenant.awaitDigested();
    }

    private static int count(String query) {
        return tenant.rest().all("/api/0/organizations/" + tenant.slug() + "/issues/?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&limit=100").size();
    }

    private static Locator rows(Visitor visitor) {
        return visitor.role(AriaRole.LINK, Pattern.compile("^HerdError"));
    }

    private static Locator resolve(Visitor visitor) {
        return visitor.button("Resolve");
    }

    @Test
    void selectedOnes_areResolved_andPutBack() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("issues/?query=level:fatal"));
            assertThat(rows(owner)).hasCount(3);
            assertThat(resolve(owner)).isHidden();
            owner.page().getByLabel(Pattern.compile("^Select SHOP-")).nth(0).check();
            owner.page().getByLabel(Pattern.compile("^Select SHOP-")).nth(2).check();
            assertThat(owner.text("2 issues selected")).isVisible();
            resolve(owner).click();
            owner.isTold("2 issues resolved");
            assertThat(count("is:resolved level:fatal")).isEqualTo(2);

            owner.button("Undo").click();
            owner.isTold("2 issues are as they were.");
            assertThat(count("is:resolved level:fatal")).isZero();
            assertThat(rows(owner)).hasCount(3);
        }
    }

    @Test
    void allThatMatch_areResolved_notOnlyThoseOnThePage() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("issues/?query=is:unresolved%20level:error"));
            owner.field("Select all on this page").check();
            owner.role(AriaRole.BUTTON, Pattern.compile("^Select all " + (ISSUES - 3))).click();
            assertThat(owner.text("All 117 that match selected")).isVisible();
            resolve(owner).click();
            owner.isTold("117 issues resolved");
            assertThat(rows(owner)).hasCount(0);
            assertThat(count("is:unresolved")).isEqualTo(3);

            owner.button("Undo").click();
            owner.isTold("117 issues are as they were.");
            assertThat(rows(owner).first()).isVisible();
            assertThat(count("is:unresolved")).isEqualTo(ISSUES);
        }
    }

    @Test
    void selectedOnSeveralPages_areMergedTogether_andUndone() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("issues/?query=is:unresolved%20level:error&sort=new"));
            owner.page().getByLabel(Pattern.compile("^Select SHOP-")).nth(0).check();
            owner.role(AriaRole.LINK, Pattern.compile("^Next")).click();
            assertThat(owner.text("1 of them on other pages.")).isVisible();
            owner.page().getByLabel(Pattern.compile("^Select SHOP-")).nth(1).check();
            owner.page().getByLabel(Pattern.compile("^Select SHOP-")).nth(3).check();
            assertThat(owner.text("3 issues selected")).isVisible();

            owner.page().getByLabel("More actions").click();
            owner.button("Merge…").click();
            owner.field("Why (optional)").fill("the same fence");
            owner.role(AriaRole.BUTTON, Pattern.compile("^Merge$")).click();
            owner.isTold("3 issues merged into ");
            assertThat(count("is:unresolved")).isEqualTo(ISSUES - 2);

            String merged = tenant.rest().all("/api/0/organizations/" + tenant.slug()
                    + "/issues/?query=timesSeen:3&limit=1").get(0).get("id").asString();
            owner.open(tenant.path("issues/" + merged + "/"));
            assertThat(owner.text("the same fence")).isVisible();
            owner.button("Undo").click();
            owner.isTold("The merge is undone: 2 issues are back.");
            assertThat(count("is:unresolved")).isEqualTo(ISSUES);
        }
    }

    /// Somebody who may only look has nothing to press.
    @Test
    void readOnly_sees_butCannotAct() {
        try (var guest = stage.member(tenant, "guest@herd.example", "read-only")) {
            guest.open(tenant.path("issues/"));
            assertThat(rows(guest).first()).isVisible();
            assertThat(guest.field("Select all on this page")).hasCount(0);
            guest.press("j", "r");
            assertThat(resolve(guest)).hasCount(0);
        }
        assertThat(count("is:unresolved")).isEqualTo(ISSUES);
    }
}
