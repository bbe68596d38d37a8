package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.corral.e2e.Rest;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Journey: pages are dark when the system is, and when somebody wants it.
@ExtendWith(Stage.Shared.class)
class DarkThemeIT {

    private static final String PASSWORD = "the night is young";

    /// Mean of red, green and blue behind the page, 0 to 255.
    private static final String BRIGHTNESS = """
            () => {
              const context = document.createElement("canvas").getContext("2d");
              context.fillStyle = getComputedStyle(document.body).backgroundColor;
              context.fillRect(0, 0, 1, 1);
              const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
              return (red + green + blue) / 3;
            }
            """;

    private static Tenant tenant;

    private final Stage stage;

    DarkThemeIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void found(Stage stage) {
        tenant = stage.tenant("night");
    }

    private static double brightness(Visitor visitor) {
        visitor.page().waitForLoadState(LoadState.LOAD);
        return ((Number) visitor.page().evaluate(BRIGHTNESS)).doubleValue();
    }

    private static void assertDark(Visitor visitor) {
        Rest.await("a dark page", () -> Optional.of(visitor).filter(it -> brightness(it) < 60));
    }

    private static void assertLight(Visitor visitor) {
        Rest.await("a light page", () -> Optional.of(visitor).filter(it -> brightness(it) > 200));
    }

    @Test
    void system_decidesUntilSomebodyChooses_alsoWhenItChanges() {
        try (var visitor = stage.visitor(new NewContextOptions()
                .setColorScheme(ColorScheme.DARK))) {
            visitor.open("/login/");
            assertDark(visitor);
            visitor.page().emulateMedia(
                    new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            assertLight(visitor);
            visitor.page().emulateMedia(
                    new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertDark(visitor);
        }
    }

    @Test
    void choice_winsOverTheSystem_andStaysInEveryBrowser() {
        try (var nora = stage.member(tenant, "nora@night.example", "member");
                var phone = stage.visitor(new NewContextOptions()
                        .setColorScheme(ColorScheme.LIGHT))) {
            nora.open("/account/");
            nora.field("New password").fill(PASSWORD);
            nora.button("Set password").click();
            nora.isTold("Your password is set");
            assertLight(nora);

            nora.open(tenant.path("projects/"));
            nora.text("nora").click();
            nora.button("Dark theme").click();
            assertThat(nora.heading("Projects")).isVisible();
            assertDark(nora);
            nora.reload();
            assertDark(nora);

            phone.open("/login/");
            assertLight(phone);
            phone.signIn("nora@night.example", PASSWORD);
            assertThat(phone.heading("Catch me up")).isVisible();
            assertDark(phone);

            phone.open("/account/");
            phone.field("Theme").selectOption("Light");
            phone.button("Save").click();
            phone.isTold("Saved.");
            assertLight(phone);
            phone.page().emulateMedia(
                    new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertLight(phone);
            phone.field("Theme").selectOption("As the system");
            phone.button("Save").click();
            assertDark(phone);
        }
    }
}
