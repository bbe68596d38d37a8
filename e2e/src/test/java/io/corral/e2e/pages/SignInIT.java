package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Journey: signing in, by whatever way, and being signed out.
@ExtendWith(Stage.Shared.class)
class SignInIT {

    private static final String NAME = "Robin Reyes";
    private static final String PASSWORD = "correct horse battery staple";
    private static final String OTHER_PASSWORD = "a stable full of horses";

    private static Tenant tenant;

    private final Stage stage;

    SignInIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void found(Stage stage) {
        tenant = stage.tenant("ranch");
    }

    private String addUser(String email) {
        return stage.server().ask("user", "add", email, "--org", tenant.slug(), "--name", NAME)
                .path("link").asString();
    }

    /// Somebody with a password, signed in.
    private Visitor registered(String email) {
        Visitor visitor = stage.stranger();
        visitor.follow(addUser(email));
        choosePassword(visitor, PASSWORD);
        return visitor;
    }

    private static void choosePassword(Visitor visitor, String password) {
        assertThat(visitor.heading("Your account")).isVisible();
        visitor.field("New password").fill(password);
        visitor.button("Set password").click();
        visitor.isTold("Your password is set");
    }

    private static void assertSignedIn(Visitor visitor) {
        assertThat(visitor.heading("Catch me up")).isVisible();
    }

    private static void assertSignedOut(Visitor visitor) {
        assertThat(visitor.heading("Sign in")).isVisible();
    }

    @Test
    void oneTimeLink_signsInOnce_thenThePasswordDoes() {
        String link = addUser("ada@ranch.example");
        try (var ada = stage.stranger(); var thief = stage.stranger()) {
            ada.follow(link);
            choosePassword(ada, PASSWORD);

            thief.page().navigate(link);
            thief.button("Sign in").click();
            thief.isWarned("This link was used before");

            ada.text(NAME).click();
            ada.button("Sign out").first().click();
            assertSignedOut(ada);
            ada.open(tenant.path("catch-up/"));
            assertSignedOut(ada);
            ada.signIn("ada@ranch.example", PASSWORD);
            assertSignedIn(ada);
        }
    }

    @Test
    void wrongPassword_isRefused_andGuessingIsSlowedDown() {
        try (var bob = registered("bob@ranch.example"); var guesser = stage.stranger()) {
            assertSignedInAs(bob, "bob@ranch.example");
            guesser.open("/login/");
            for (int i = 0; i < 5; i++) {
                guesser.signIn("bob@ranch.example", "password" + i);
                guesser.isWarned("That email and password do not belong together.");
                assertThat(guesser.field("Email")).hasValue("bob@ranch.example");
            }
            guesser.signIn("bob@ranch.example", PASSWORD);
            guesser.isWarned("Too many wrong passwords.");
            guesser.signIn("nobody@ranch.example", PASSWORD);
            guesser.isWarned("That email and password do not belong together.");
        }
    }

    private static void assertSignedInAs(Visitor visitor, String email) {
        visitor.open("/account/");
        assertThat(visitor.page().getByRole(AriaRole.MAIN)).containsText(email);
    }

    @Test
    void signingIn_leadsToThePageThatWasAskedFor() {
        try (var cid = registered("cid@ranch.example"); var later = stage.stranger()) {
            assertSignedInAs(cid, "cid@ranch.example");
            later.open(tenant.path("stats/?statsPeriod=24h"));
            later.signIn("cid@ranch.example", PASSWORD);
            assertThat(later.heading("Usage")).isVisible();
            assertThat(later.page()).hasURL(Pattern.compile("statsPeriod=24h"));
        }
    }

    @Test
    void invitation_isMadeByTheOwner_andAcceptedOnce() {
        try (var owner = stage.owner();
                var guest = stage.stranger();
                var late = stage.stranger()) {
            owner.open(tenant.path("settings/members/"));
            owner.field("Email").fill("dora@ranch.example");
            owner.button("Make a link").click();
            assertThat(owner.heading("Send this link to dora@ranch.example")).isVisible();
            String link = owner.page().getByText(Pattern.compile("/join/")).innerText();

            guest.page().navigate(link);
            assertThat(guest.heading("Join ranch")).isVisible();
            guest.field("Your name").fill("Dora Diaz");
            guest.field("Password").fill(PASSWORD);
            guest.button("Join").click();
            assertSignedIn(guest);

            late.page().navigate(link);
            assertThat(late.heading("This invitation is no longer open")).isVisible();
            owner.open(tenant.path("settings/members/"));
            assertThat(row(owner, "dora@ranch.example")).containsText("Dora Diaz");
        }
    }

    private static Locator row(Visitor visitor, String text) {
        return visitor.page().getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    void session_isEndedFromAnotherBrowser() {
        try (var desk = registered("eve@ranch.example"); var phone = stage.stranger()) {
            phone.open("/login/");
            phone.signIn("eve@ranch.example", PASSWORD);
            assertSignedIn(phone);

            desk.open("/account/");
            Locator other = row(desk, "Sign out")
                    .filter(new Locator.FilterOptions().setHasNotText("this one"));
            assertThat(other).hasCount(1);
            other.getByRole(AriaRole.BUTTON).click();
            desk.isTold("That browser is signed out.");
            assertThat(other).hasCount(0);

            phone.reload();
            assertSignedOut(phone);
        }
    }

    @Test
    void resetFromTheTerminal_endsSessions_andForgetsThePassword() {
        try (var fay = registered("fay@ranch.example"); var again = stage.stranger()) {
            String link = stage.server().ask("user", "reset-password", "fay@ranch.example")
                    .path("link").asString();
            fay.open("/account/");
            assertSignedOut(fay);
            fay.signIn("fay@ranch.example", PASSWORD);
            fay.isWarned("That email and password do not belong together.");

            again.follow(link);
            choosePassword(again, OTHER_PASSWORD);
            fay.signIn("fay@ranch.example", OTHER_PASSWORD);
            assertThat(fay.heading("Your account")).isVisible();
        }
    }
}
