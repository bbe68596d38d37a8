package io.corral.server.ui.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Discover as a browser reads it, and what its scripts ask for.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
final class DiscoverPageFlowTest {

    private static final String DISCOVER = "/organizations/acme/discover/";

    private ApiServer server;
    private BrowserClient browser;
    private JsonNode issue;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        browser = BrowserClient.signedIn(server.url(), server.signInPath());
        issue = server.issueOf(raise("CartError", "the total is <b>bold</b>", "gold"));
        raise("PayError", "declined", "free");
        raise("PayError", "declined", "gold");
        server.issueOf(raise("PayError", "=1+1", "free"));
    }

    private String raise(String type, String value, String plan) {
        return server.event("""
                     {"exception":{"values":[{"type":"%s","value":"%s"}]},
                     "environment":"prod","tags":{"plan":"%s"}}""".formatted(type, value, plan));
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void rows_leadToTheirEvents_andEscapeTexts() {
        Reply page = browser.get(DISCOVER);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<!doctype html>", "aria-current=\"page\"",
                "CartError: the total is &lt;b&gt;bold&lt;/b&gt;", "aria-sort=\"descending\"",
                "/organizations/acme/issues/" + issue.path("id").asString() + "/events/",
                "data-chart=");
        assertThat(page.text()).doesNotContain("<b>bold");
    }

    @Test
    void groups_areCounted_andNarrowTheSearch() {
        String text = browser.get(DISCOVER + "?field=plan&field=count()&sort=plan").text();

        assertThat(text).contains("data-condition=\"plan:free\"", "data-condition=\"plan:gold\"",
                "aria-sort=\"ascending\"", "2 rows");
        assertThat(browser.get(DISCOVER + "?field=title&query=" + encoded("plan:gold")).text())
                .contains("CartError").doesNotContain("=1+1");
    }

    @Test
    void part_isTheContentAlone() {
        assertThat(browser.getPart(DISCOVER + "?display=previous").text())
                .startsWith("<div id=\"discover\"").contains("Previous period", "Before");
        assertThat(browser.getPart(DISCOVER + "?display=none").text())
                .doesNotContain("data-chart=").contains("Show the graph");
        assertThat(browser.getPart(DISCOVER + "?display=top5&field=plan&field=count()").text())
                .contains("look-one", "look-two", "Top 5");
    }

    @Test
    void mistakes_keepWhatWasTyped() {
        Reply query = browser.get(DISCOVER + "?query=" + encoded("level:error OR"));
        Reply meaning = browser.get(DISCOVER + "?query=" + encoded("level:error is:unresolved"));
        Reply field = browser.get(DISCOVER + "?field=" + encoded("cuont()"));
        Reply axis = browser.get(DISCOVER + "?yAxis=title");

        assertThat(query.status()).isEqualTo(422);
        assertThat(query.text()).contains("value=\"level:error OR\"", "role=\"alert\"", "<mark>");
        assertThat(meaning.status()).isEqualTo(422);
        assertThat(meaning.text()).contains("asks about issues", "character 13");
        assertThat(field.status()).isEqualTo(422);
        assertThat(field.text()).contains("did you mean count()?", "The usual columns");
        assertThat(axis.status()).isEqualTo(200);
        assertThat(axis.text()).contains("No graph: title is not computed over many events");
    }

    @Test
    void nothingFound_offersMore() {
        assertThat(browser.get(DISCOVER + "?query=" + encoded("plan:none")).text())
                .contains("No event matches", "The last 7 days", "Any event");
        assertThat(browser.get(DISCOVER + "?query=" + encoded("relaese:1")).text())
                .contains("did you mean release?");
    }

    @Test
    void export_isTheWholeTable() {
        Reply csv = browser.get(DISCOVER
                + "export/?format=csv&field=error.value&field=count()&sort=error.value");
        Reply json = browser.get(DISCOVER
                + "export/?format=json&field=plan&field=count()&sort=-count()&query=plan:free");

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("attachment", "discover-errors-");
        assertThat(csv.text()).isEqualTo("""
                error.value,count()\r
                '=1+1,1\r
                declined,2\r
                the total is <b>bold</b>,1\r
                """);
        assertThat(Json.MAPPER.readTree(json.text())).isEqualTo(
                Json.MAPPER.readTree("[{\"plan\":\"free\",\"count()\":2}]"));
        assertThat(browser.get(DISCOVER + "export/?field=cuont()").status()).isEqualTo(422);
    }

    @Test
    void scripts_areTold() {
        JsonNode keys = json(DISCOVER + "complete/?dataset=errors&q=pla&at=3");
        JsonNode values = json(DISCOVER + "complete/?dataset=errors&q="
                + encoded("plan:") + "&at=5");
        String fields = browser.get(DISCOVER + "fields/?dataset=errors").text();
        String tags = browser.get(DISCOVER + "tags/?query=" + encoded("plan:free count():>1"))
                .text();

        assertThat(keys.at("/suggestions").valueStream()
                .map(each -> each.path("insert").asString()).toList())
                .contains("platform:", "plan:");
        assertThat(values.at("/suggestions/0/insert").asString()).isIn("free ", "gold ");
        assertThat(fields).contains("data-choice=\"count()\"", "data-choice=\"plan\"")
                .doesNotContain("transaction.duration");
        assertThat(tags).contains("100 %", "plan%3Afree");
    }

    @Test
    void query_isSaved_forThePageAndTheApi() {
        String parameters =
                "dataset=errors&field=plan&field=count()&sort=-count()&query=level:error"
                        + "&display=top5&statsPeriod=7d";
        Reply saved = browser.post(DISCOVER + "saved/",
                List.of("name=Plans", "parameters=" + parameters));
        String page = browser.get(saved.header("Location")).text();
        JsonNode query = server.get("organizations/acme/discover/saved/").json().get(0);

        assertThat(saved.status()).isEqualTo(303);
        assertThat(page).contains("Plans", "aria-pressed=\"true\"", "Delete the query");
        assertThat(query.path("fields").toString()).isEqualTo("[\"plan\",\"count()\"]");
        assertThat(query.path("orderby").asString()).isEqualTo("-count()");
        assertThat(query.path("queryDataset").asString()).isEqualTo("error-events");
        assertThat(query.path("range").asString()).isEqualTo("7d");

        String id = query.path("id").asString();
        assertThat(browser.post(DISCOVER + "saved/" + id + "/delete/", List.of()).status())
                .isEqualTo(303);
        assertThat(server.get("organizations/acme/discover/saved/").json().size()).isZero();
        assertThat(browser.post(DISCOVER + "saved/", List.of("name=", "parameters=")).status())
                .isEqualTo(422);
    }

    @Test
    void othersProjects_areNotSeen() {
        assertThat(browser.get("/organizations/other/discover/").text())
                .contains("No event matches").doesNotContain("CartError");
        assertThat(browser.get("/organizations/other/discover/?project=" + server.shopId())
                .text()).doesNotContain("CartError");
        assertThat(browser.get("/organizations/nobody/discover/").status()).isEqualTo(404);
    }

    private JsonNode json(String path) {
        return Json.MAPPER.readTree(browser.get(path).text());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
