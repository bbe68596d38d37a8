package io.corral.server.ui.issues.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The stream as a browser reads it, and what its scripts ask for.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
final class StreamFlowTest {

    private static final String STREAM = "/organizations/acme/issues/";
    private static final String OTHER = "/organizations/other/issues/";

    private ApiServer server;
    private BrowserClient browser;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        browser = BrowserClient.signedIn(server.url(), server.signInPath());
        raise("CartError", "the total is <b>bold</b>", "gold");
        raise("PayError", "declined", "free");
        server.apiEvent("{\"message\":\"disk is full\",\"level\":\"warning\"}");
    }

    private void raise(String type, String value, String plan) {
        server.event("""
                     {"exception":{"values":[{"type":"%s","value":"%s"}]},
                     "environment":"prod","tags":{"plan":"%s"}}""".formatted(type, value, plan));
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void list_showsIssues_andEscapesTheirTexts() {
        Reply page = browser.get(STREAM);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<!doctype html>", "CartError",
                "the total is &lt;b&gt;bold&lt;/b&gt;", "SHOP-1", "disk is full");
        assertThat(page.text()).doesNotContain("<b>bold");
    }

    @Test
    void list_hostileTexts_stayTexts() {
        String nasty = "\\\"><img src=x onerror=alert(1)><script>alert(2)</script>'";
        server.event("""
                     {"exception":{"values":[{"type":"Nasty%s","value":"%s"}]},
                     "transaction":"%s","environment":"en\\"><script>","release":"<r>",
                     "tags":{"<t>":"%s"}}""".formatted(nasty, nasty, nasty, nasty));

        String text = browser.get(STREAM).text();

        assertThat(text).contains("Nasty");
        assertThat(text).doesNotContain("<img", "<script>alert", "\"><script");
        assertThat(browser.get(STREAM + "?query=%22%3E%3Cscript%3Ealert(3)").text())
                .doesNotContain("<script>alert");
    }

    @Test
    void list_isFilteredByTheAddress() {
        assertThat(browser.get(STREAM + "?query=plan%3Agold").text())
                .contains("CartError").doesNotContain("PayError");
        assertThat(browser.get(STREAM + "?project=" + server.apiId()).text())
                .contains("disk is full").doesNotContain("CartError");
        assertThat(browser.get(STREAM + "?environment=nowhere").text())
                .contains("No issue matches").doesNotContain("CartError");
        assertThat(browser.get(STREAM + "?start=2020-01-01T00:00:00Z&end=2020-02-01T00:00:00Z")
                .text()).contains("No issue matches");
    }

    @Test
    void part_isTheContentAlone() {
        Reply part = browser.getPart(STREAM + "?sort=new");

        assertThat(part.text()).startsWith("<div id=\"stream\"").contains("CartError");
        assertThat(part.header("Vary")).contains("HX-Request");
    }

    @Test
    void mistake_keepsWhatWasTyped_andPointsAtIt() {
        Reply page = browser.get(STREAM + "?query=is%3Aunresolved+plan%3A%5Bx+y");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("value=\"is:unresolved plan:[x y\"",
                "role=\"alert\"", "<mark>", "aria-invalid=\"true\"");
        assertThat(browser.get(STREAM + "?query=is%3Anonsense").text())
                .contains("An issue is never", "nonsense");
    }

    @Test
    void emptyOrganization_showsItsDsn() {
        Reply page = browser.get(OTHER);

        assertThat(page.text()).contains("Nothing has arrived yet", "id=\"dsn\"",
                server.url().substring("http://".length()));
        assertThat(page.text()).doesNotContain("CartError");
    }

    @Test
    void noMatch_offersToLookFurther() {
        Reply page = browser.get(STREAM + "?query=title%3Anone&project=" + server.apiId());

        assertThat(page.text()).contains("No issue matches", "The last 90 days", "All projects",
                "Any status and text");
    }

    @Test
    void pages_keepTheFilter() {
        String text = browser.get(STREAM + "?query=is%3Aunresolved&sort=new&offset=1").text();

        assertThat(text).contains("href=\"" + STREAM + "?query=is%3Aunresolved&amp;sort=new\"");
    }

    private JsonNode complete(String organization, String query) {
        Reply reply = browser.get("/organizations/" + organization + "/issues/complete/?q="
                + query);
        assertThat(reply.status()).isEqualTo(200);
        return Json.MAPPER.readTree(reply.text()).get("suggestions");
    }

    @Test
    void completion_knowsTheDataOfTheOrganization_only() {
        assertThat(complete("acme", "pla").findValuesAsString("text")).contains("plan");
        assertThat(complete("acme", "plan%3A").findValuesAsString("insert"))
                .contains("gold ", "free ");
        assertThat(complete("acme", "environment%3A").findValuesAsString("text"))
                .contains("prod");
        assertThat(complete("other", "plan%3A").findValuesAsString("text")).isEmpty();
        assertThat(complete("other", "environment%3A").findValuesAsString("text"))
                .doesNotContain("prod");
        assertThat(complete("other", "project%3A").findValuesAsString("text"))
                .containsExactly("hidden");
    }

    @Test
    void actionOnAllThatMatch_reachesThoseAlone() {
        raise("MatchOneError", "a", "bulk");
        raise("MatchTwoError", "b", "bulk");

        Reply done = browser.postPart(STREAM + "actions/",
                List.of("action=resolve", "matching=query=plan%3Abulk"));

        assertThat(Json.MAPPER.readTree(done.header("HX-Trigger")).get("toast").get("text")
                .stringValue()).isEqualTo("2 issues resolved.");
        assertThat(browser.get(STREAM).text()).contains("CartError")
                .doesNotContain("MatchOneError", "MatchTwoError");
        assertThat(browser.postPart(STREAM + "actions/",
                List.of("action=resolve", "matching=query=plan%3A%5B")).status()).isEqualTo(404);
    }

    @Test
    void savedView_isKept_renamed_deleted() {
        Reply saved = browser.post(STREAM + "views/", List.of("name=Gold <ones>", "shared=on",
                "parameters=query=plan%3Agold&sort=new&offset=50&evil=1"));

        assertThat(saved.status()).isEqualTo(303);
        String address = saved.header("Location");
        assertThat(address).isEqualTo(STREAM + "?query=plan%3Agold&sort=new");
        String page = browser.get(address).text();
        assertThat(page).contains("Gold &lt;ones>", "rename-view");
        String change = page.replaceFirst("(?s).*action=\"(" + STREAM + "views/\\d+/)\".*", "$1");

        browser.post(change, List.of("name=Golden"));
        assertThat(browser.get(STREAM).text()).contains("Golden").doesNotContain("Gold &lt;");
        assertThat(browser.get(OTHER).text()).doesNotContain("Golden");
        assertThat(browser.post(change.replace("/acme/", "/other/") + "delete/", List.of())
                .status()).isEqualTo(422);
        assertThat(browser.post(change + "delete/", List.of()).status()).isEqualTo(303);
        assertThat(browser.get(STREAM).text()).contains("Golden&#34; deleted");
        assertThat(browser.get(STREAM).text()).doesNotContain("Golden");
    }

    @Test
    void savedView_fromAnotherSite_orWithoutName_isRefused() {
        assertThat(browser.postFrom("https://evil.example", STREAM + "views/",
                List.of("name=Evil", "parameters=query=x")).status()).isEqualTo(403);
        assertThat(browser.post(STREAM + "views/", List.of("name=", "parameters=query=x"))
                .status()).isEqualTo(422);
        assertThat(browser.get(STREAM).text()).doesNotContain("Evil");
    }

    @Test
    void live_tellsOfNewIssues_ofTheSearch_uncompressed() throws IOException {
        String since = Instant.now().toString();
        try (var lines = new BufferedReader(new InputStreamReader(
                browser.open(STREAM + "live/?query=plan%3Alive&since=" + since),
                StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 5000");
            raise("UnrelatedError", "x", "other");
            raise("LiveError", "x", "live");

            String line = lines.readLine();
            while (!line.startsWith("event: new")) {
                line = lines.readLine();
            }
            assertThat(lines.readLine()).isEqualTo("data: 1");
        }
    }

    @Test
    void signedOut_seesNothing() {
        try (var stranger = BrowserClient.signedOut(server.url())) {
            assertThat(stranger.get(STREAM).status()).isEqualTo(303);
            assertThat(stranger.get(STREAM + "complete/?q=pl").status()).isEqualTo(303);
            assertThat(stranger.get(STREAM + "live/").status()).isEqualTo(303);
            assertThat(stranger.getPart(STREAM).status()).isEqualTo(401);
        }
        assertThat(browser.get("/organizations/nowhere/issues/live/").status()).isEqualTo(404);
    }
}
