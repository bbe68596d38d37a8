package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Journey: a question about many events, from the first look to a file and an address to share.
@ExtendWith(Stage.Shared.class)
class DiscoverIT {

    private static Tenant tenant;

    private final Stage stage;

    DiscoverIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void send(Stage stage) {
        tenant = stage.tenant("meadow");
        send("OakError", "gold", 3);
        send("ElmError", "free", 5);
        tenant.awaitDigested();
    }

    private static void send(String type, String plan, int times) {
        for (int i = 0; i < times; i++) {
            tenant.send(Envelope.error(type, "no shade", Map.of("tags", Map.of("plan", plan),
                    "user", Map.of("id", "user-" + i))));
        }
    }

    @Test
    void question_isNarrowedGroupedSortedAndShared() {
        try (var owner = stage.owner();
                var colleague = stage.member(tenant, "ida@meadow.example", "member")) {
            owner.open(tenant.path("issues/"));
            owner.press("g", "d");
            assertThat(owner.heading("Discover")).isVisible();
            assertThat(range(owner)).hasText("8 rows");

            addColumn(owner, "plan");
            addColumn(owner, "count()");
            removeColumns(owner, "title", "project", "level", "user.display", "timestamp");
            assertThat(range(owner)).hasText("2 rows");
            assertThat(owner.page().locator("[data-row] td").first()).containsText("free");
            owner.page().getByTitle(Pattern.compile("^Sort by plan")).click();
            assertThat(owner.page()).hasURL(Pattern.compile("sort=plan"));

            assertThat(owner.page().locator("th[aria-sort=ascending]")).containsText("plan");

            owner.field("Narrow to or exclude plan:gold").press("Enter");
            owner.role(AriaRole.BUTTON, Pattern.compile("^Only this")).click();
            assertThat(owner.field("Search events")).hasValue("plan:gold");
            assertThat(range(owner)).hasText("1 row");

            colleague.page().navigate(owner.page().url());
            assertThat(colleague.field("Search events")).hasValue("plan:gold");
            assertThat(range(colleague)).hasText("1 row");
        }
    }

    /// How many rows there are.
    private static Locator range(Visitor visitor) {
        return visitor.page().getByLabel("Pages of the result").getByText(Pattern.compile("row"));
    }

    private static void addColumn(Visitor visitor, String field) {
        visitor.page().getByLabel("Add a column").click();
        visitor.field("Column: a field, tag, function or equation").fill(field);
        visitor.press("Enter");
        assertThat(visitor.page().getByTitle("Sort by " + field + ";")).isVisible();
    }

    private static void removeColumns(Visitor visitor, String... fields) {
        for (String field : fields) {
            visitor.page().getByLabel("Column " + field,
                    new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).click();
            visitor.link("Remove").locator("visible=true").click();
            assertThat(visitor.page().getByTitle("Sort by " + field + ";")).hasCount(0);
        }
    }

    @Test
    void rows_areAFile() throws IOException {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("discover/?field=error.type&field=count()&sort=-count()"));
            owner.text("Export").click();
            Download file = owner.page().waitForDownload(() -> owner.link("CSV").click());

            assertThat(file.suggestedFilename()).matches("discover-errors-[0-9-]+\\.csv");
            assertThat(Files.readString(file.path()))
                    .isEqualTo("error.type,count()\r\nElmError,5\r\nOakError,3\r\n");
        }
    }

    @Test
    void search_isCompleted_andMistakesAreShown() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("discover/"));
            owner.press("/");
            owner.field("Search events").pressSequentially("pla");
            owner.role(AriaRole.OPTION, Pattern.compile("^plan")).click();
            owner.role(AriaRole.OPTION, Pattern.compile("^free")).click();
            owner.press("Enter");
            assertThat(range(owner)).hasText("5 rows");

            owner.field("Search events").fill("is:unresolved");
            owner.press("Enter");
            assertThat(owner.role(AriaRole.ALERT, Pattern.compile(".*")))
                    .containsText("asks about issues");
        }
    }

    @Test
    void tags_areCountedWhenAskedFor() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("discover/"));
            owner.heading("Tags").click();
            owner.role(AriaRole.LINK, Pattern.compile("^free")).click();
            assertThat(owner.field("Search events")).hasValue("plan:free");
        }
    }
}
