package io.corral.server.ui.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Catch me up without scripts, over HTTP.
class CatchUpFlowTest {

    private static final String PAGE = "/organizations/acme/catch-up/";
    private static final String ACTIONS = "/organizations/acme/issues/actions/";
    private static final int PATIENCE = 30;
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @SuppressWarnings("NullAway.Init")
    private ApiServer server;

    @SuppressWarnings("NullAway.Init")
    private BrowserClient owner;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterEach
    void stop() {
        owner.close();
        server.close();
    }

    private String issue(String type) {
        return server.issueOf(server.event("""
                {"transaction":"/checkout/%s","environment":"production","exception":{"values":[
                {"type":"%s","value":"<b>no cart</b>"}]}}""".formatted(type, type)))
                .get("id").asString();
    }

    /// The page with its list; the server lets nobody wait for long.
    private String page() {
        return page(PAGE);
    }

    private String page(String path) {
        String text = owner.get(path).text();
        for (int i = 0; i < PATIENCE && text.contains("The list is being made"); i++) {
            text = owner.get(path).text();
        }
        return text;
    }

    @Test
    void start_leadsHere_andSaysHowToSendTheFirstEvent() {
        assertThat(owner.get("/").header("Location")).isEqualTo(PAGE);
        assertThat(page()).contains("Nothing has arrived yet", "/projects/shop/start/")
                .doesNotContain("triaged");
    }

    @Test
    void report_saysHowFastIssuesAreDealtWith() {
        assertThat(owner.get(PAGE + "report/").text())
                .contains("Nothing to report yet", "is not known yet").doesNotContain("<meter");
        String issue = issue("CartError");
        issue("PayError");
        server.put("organizations/acme/issues/" + issue + "/", "{\"status\":\"resolved\"}");
        page();

        String report = owner.get(PAGE + "report/?statsPeriod=7d").text();
        assertThat(report).contains("1 of 2 new issues of the last 7 days is resolved", "50 %",
                "By hand", "Nothing was ignored in this time.", "data-chart", "<th scope=\"row\">")
                .contains("aria-current=\"true\"");
        assertThat(owner.get(PAGE + "report/?statsPeriod=3h&project=api").text())
                .contains("Last 30 days", "Nothing to report yet");
        assertThat(page()).contains(PAGE + "report/");
        assertThat(owner.get("/organizations/acme/stats/").text()).contains(PAGE + "report/");
    }

    @Test
    void list_hasReasons_rowsAndNews() {
        String issue = issue("CartError");
        String page = page();
        assertThat(page).contains("CartError", "&lt;b&gt;no cart", "0 of 1 triaged",
                "id=\"news-new\"", "from=view%3Dcatch-up").doesNotContain("<b>no cart");
        assertThat(owner.getPart(PAGE + "why/?issue=" + issue).text())
                .contains("Rules that held", "events/latest/#");
        assertThat(owner.getPart(PAGE + "why/?issue=999").status()).isEqualTo(404);
        assertThat(owner.getPart(PAGE + "rows/?section=new&offset=0").text())
                .contains("CartError").doesNotContain("<html");
        assertThat(owner.get(PAGE + "rows/?section=new&offset=0").header("Location"))
                .isEqualTo(PAGE + "?section=new");
        assertThat(page(PAGE + "?section=new")).contains("CartError")
                .doesNotContain("id=\"news-new\"");
    }

    @Test
    void since_isInTheAddress_andMeansTheSameForEverybody() {
        assertThat(owner.get(PAGE + "?since=2026-01-01T08:00").header("Location"))
                .startsWith(PAGE + "?since=20").endsWith("Z");
        assertThat(page(PAGE + "?since=7d")).contains("Last 7 days");
        for (String nonsense : List.of("x", "999999d", "2999-01-01T00:00:00Z", "-1h", "")) {
            assertThat(owner.get(PAGE + "?since=" + nonsense).status()).isEqualTo(200);
        }
        assertThat(owner.get(PAGE + "?section=none&offset=x&project=nope").status())
                .isEqualTo(200);
        assertThat(owner.get(PAGE + "?since=" + Instant.now().minusSeconds(60)).text())
                .contains("Since a time");
    }

    @Test
    void whatIsDone_isCounted_andUndone() {
        String one = issue("CartError");
        issue("PayError");
        assertThat(owner.post(ACTIONS, List.of("action=resolve", "issue=" + one,
                "back=" + PAGE)).header("Location")).isEqualTo(PAGE);
        assertThat(page()).contains("1 of 2 triaged");

        Matcher token = TOKEN.matcher(page());
        assertThat(token.find()).isTrue();
        Reply undone = owner.post("/organizations/acme/issues/undo/",
                List.of("token=" + token.group(1), "back=" + PAGE));
        assertThat(undone.header("Location")).isEqualTo(PAGE);
        assertThat(page()).contains("0 of 2 triaged");

        owner.post(PAGE + "pass/", List.of("issue=" + one, "issue=77", "issue=x"));
        assertThat(page()).contains("1 of 2 triaged", "looked at");
    }

    @Test
    void correction_isKept_shown_andTakenBack() {
        String one = issue("CartError");
        assertThat(owner.post(PAGE + "correct/", List.of("issue=" + one, "wish=noise:bot",
                "word=a crawler")).status()).isEqualTo(303);
        assertThat(page()).contains("1 of 1 triaged", "Noise: bot");

        Matcher token = TOKEN.matcher(page());
        assertThat(token.find()).isTrue();
        assertThat(token.group(1)).startsWith("correction:");
        assertThat(owner.post(PAGE + "undo/", List.of("token=" + token.group(1))).status())
                .isEqualTo(303);
        assertThat(page()).contains("0 of 1 triaged").doesNotContain("Noise: bot");
        assertThat(owner.post(PAGE + "undo/", List.of("token=" + token.group(1))).status())
                .isEqualTo(400);
        for (String wish : List.of("", "noise:x", "cause:", "sideways")) {
            assertThat(owner.post(PAGE + "correct/", List.of("issue=" + one, "wish=" + wish))
                    .status()).isEqualTo(400);
        }
    }

    @Test
    void handover_isKept_andReadByOthers() {
        String one = issue("CartError");
        owner.post(ACTIONS, List.of("action=resolve", "issue=" + one));
        assertThat(owner.get(PAGE + "handover/").text()).contains("# Handover of", "Resolved (1)",
                "\\&lt;b\\&gt;no cart");
        assertThat(owner.post(PAGE + "handover/", List.of("text= ")).status()).isEqualTo(422);
        Reply kept = owner.post(PAGE + "handover/", List.of("text=# <i>Mine</i>"));
        String note = kept.header("Location");
        assertThat(note).matches(PAGE + "handover/\\d+/");
        assertThat(owner.get(note).text()).contains("# &lt;i&gt;Mine&lt;/i&gt;");
        assertThat(page()).contains("Handover note of", note);
        assertThat(owner.get(PAGE + "handover/999/").status()).isEqualTo(404);
        assertThat(owner.get("/organizations/other/catch-up/handover/"
                + note.replaceAll(".*/(\\d+)/", "$1") + "/").status()).isEqualTo(404);
    }
}
