package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.corral.e2e.pages.Places.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Journey: on call, with a phone in one hand.
@ExtendWith(Stage.Shared.class)
class PhoneIT {

    private static final int WIDTH = 375;
    private static final int HEIGHT = 740;
    private static final double FONT_PX_MIN = 12;

    private static final String TOO_WIDE = """
            width => document.documentElement.scrollWidth <= width ? [] :
              [...document.querySelectorAll("main *")]
                .filter(each => {
                  if (!each.checkVisibility({contentVisibilityAuto: true})
                      || each.getBoundingClientRect().right <= width + 1) {
                    return false;
                  }
                  for (let at = each.parentElement; at.localName !== "main"; at = at.parentElement) {
                    if (getComputedStyle(at).overflowX !== "visible") {
                      return false;
                    }
                  }
                  return true;
                })
                .slice(0, 5).map(each => each.outerHTML.slice(0, 120))
            """;

    private static Tenant tenant;
    private static String issue;
    private static List<Place> places;

    private final Stage stage;

    PhoneIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void found(Stage stage) {
        tenant = stage.tenant("pocket");
        String event = EveryField.send(tenant, EveryField.LONG_WORDS);
        String _ = tenant.awaitIssueOf(EveryField.send(tenant, EveryField.WORDS));
        tenant.tryOneIssue();
        issue = tenant.awaitIssueOf(event);
        places = new ArrayList<>(Places.open());
        places.addAll(Places.personal());
        places.addAll(Places.of(tenant, issue, event));
    }

    private Visitor phone() {
        return stage.owner(new NewContextOptions().setViewportSize(WIDTH, HEIGHT)
                .setDeviceScaleFactor(2).setHasTouch(true).setIsMobile(true));
    }

    @Test
    void noPage_scrollsSideways() {
        try (var phone = phone()) {
            for (Place place : places) {
                phone.open(place.path());
                assertThat((List<?>) phone.page().evaluate(TOO_WIDE, WIDTH))
                        .as("%s is too wide: ", place).isEmpty();
                assertThat(phone.page().evaluate("document.documentElement.scrollWidth"))
                        .as("width of %s", place).isEqualTo(WIDTH);
            }
        }
    }

    @Test
    void menu_isBehindAButton() {
        try (var phone = phone()) {
            phone.open(tenant.path("issues/"));
            Locator projects = phone.link("Projects");
            assertThat(projects).isHidden();
            phone.button("Menu").tap();
            assertThat(projects).isVisible();
            phone.press("Escape");
            assertThat(projects).isHidden();
            phone.button("Menu").tap();
            projects.tap();
            assertThat(phone.heading("Projects")).isVisible();
            assertThat(phone.link("Usage")).isHidden();
        }
    }

    @Test
    void rows_canBeReadAndTapped() {
        try (var phone = phone()) {
            phone.open(tenant.path("issues/?query="));
            Locator row = phone.page().getByRole(AriaRole.LINK,
                    new com.microsoft.playwright.Page.GetByRoleOptions()
                            .setName(Pattern.compile("^Unfathomableexception")))
                    .first();
            assertThat(row).isVisible();
            BoundingBox box = Objects.requireNonNull(row.boundingBox());
            assertThat(box.x).isBetween(0.0, WIDTH - 1.0);
            assertThat(box.x + box.width).isLessThanOrEqualTo(WIDTH);
            assertThat(box.width).as("room for the title").isGreaterThan(WIDTH / 2.0);
            assertThat(((Number) row.evaluate(
                    "element => parseFloat(getComputedStyle(element).fontSize)")).doubleValue())
                    .isGreaterThanOrEqualTo(FONT_PX_MIN);
            row.tap();
            assertThat(phone.page()).hasURL(Pattern.compile("/issues/\\d+/"));
            assertThat(phone.role(AriaRole.HEADING, Pattern.compile("Unfathomable")).first())
                    .isInViewport();
        }
    }
}
