package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Splitting an issue by what its events say, as a browser does it.
@TestInstance(Lifecycle.PER_CLASS)
final class DivideFlowTest {

    private static final String ISSUES = "/organizations/acme/issues/";

    private ApiServer server;
    private BrowserClient browser;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        browser = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    private String send(String function, String value, String tier) {
        return server.event("""
                {"platform":"node","tags":{"tier":"%s"},"user":{"id":"%s"},
                 "exception":{"values":[{"type":"CartError","value":"%s",
                 "stacktrace":{"frames":[
                  {"filename":"node_modules/%s.js","function":"lib","in_app":false},
                  {"filename":"src/cart.js","function":"%s","in_app":true}]}}]}}
                """.formatted(tier, tier, value, tier, function));
    }

    private String issueOf(String event) {
        return server.issueOf(event).get("id").stringValue();
    }

    private JsonNode issue(String id) {
        return server.get("organizations/acme/issues/" + id + "/").json();
    }

    private Reply divide(String issue, String way, String... more) {
        List<String> fields = new ArrayList<>(List.of(more));
        fields.add("way=" + way);
        return browser.post(ISSUES + issue + "/grouping/divide/", fields);
    }

    private void undo(String issue) {
        Matcher undo = Pattern.compile("action=\"([^\"]*/activities/[0-9]+/undo/[^\"]*)\"")
                .matcher(browser.get(ISSUES + issue + "/").text());
        assertThat(undo.find()).isTrue();
        assertThat(browser.post(undo.group(1), List.of()).status()).isEqualTo(303);
    }

    @Test
    void tag_divides_historyAndWhatComes_andIsUndone() {
        String silver = send("byTag", "closed", "silver");
        send("byTag", "closed", "silver");
        String gold = send("byTag", "closed", "gold");
        String issue = issueOf(silver);
        assertThat(issueOf(gold)).isEqualTo(issue);
        assertThat(browser.get(ISSUES + issue + "/grouping/ways/").text())
                .contains("tag:tier:gold", "1 of 3");

        Reply done = divide(issue, "tag:tier:gold", "reason=other people");

        assertThat(done.status()).isEqualTo(303);
        String created = done.header("Location").replaceAll(".*/issues/([0-9]+)/.*", "$1");
        assertThat(issueOf(gold)).isEqualTo(created).isNotEqualTo(issue);
        assertThat(issueOf(silver)).isEqualTo(issue);
        assertThat(issueOf(send("byTag", "closed", "gold"))).isEqualTo(created);
        assertThat(issueOf(send("byTag", "closed", "silver"))).isEqualTo(issue);
        assertThat(issue(created).get("count").stringValue()).isEqualTo("2");
        assertThat(issue(created).get("userCount").intValue()).isEqualTo(1);
        assertThat(issue(issue).get("count").stringValue()).isEqualTo("3");
        assertThat(issue(issue).get("userCount").intValue()).isEqualTo(1);
        assertThat(browser.get(ISSUES + issue + "/").text())
                .contains("gave 1 key to another issue", "other people");

        undo(issue);

        assertThat(issueOf(gold)).isEqualTo(issue);
        assertThat(issue(issue).get("count").stringValue()).isEqualTo("5");
        assertThat(issue(issue).get("userCount").intValue()).isEqualTo(2);
        assertThat(issue(created).get("id").stringValue()).isEqualTo(issue);
        assertThat(issueOf(send("byTag", "closed", "gold"))).isEqualTo(issue);
        assertThat(browser.get(ISSUES + issue + "/").text()).contains("this was undone");
    }

    @Test
    void messageFrameAndEvents_divideToo() {
        String first = send("byMore", "cart 17 is closed", "a");
        send("byMore", "cart 18 is closed", "a");
        send("byMore", "cart 19 is closed", "a");
        String empty = send("byMore", "cart 18 is empty", "b");
        String framed = send("byMore", "cart 19 is closed", "c");
        String issue = issueOf(first);

        assertThat(divide(issue, "message:cart <*> is empty").status()).isEqualTo(303);
        assertThat(issueOf(empty)).isNotEqualTo(issue);
        Matcher frame = Pattern.compile("value=\"(frame:c[^\"]*)\"")
                .matcher(browser.get(ISSUES + issue + "/grouping/ways/").text());
        assertThat(frame.find()).isTrue();
        assertThat(divide(issue, frame.group(1)).status()).isEqualTo(303);
        assertThat(issueOf(framed)).isNotEqualTo(issue).isNotEqualTo(issueOf(empty));
        assertThat(divide(issue, "events", "events=" + first).status()).isEqualTo(303);
        assertThat(issueOf(first)).isNotEqualTo(issue);
        assertThat(issue(issue).get("count").stringValue()).isEqualTo("2");
    }

    @Test
    void progress_ofASplitAndOfItsUndo_saysWhatCameOfIt() {
        String issue = issueOf(send("shown", "closed", "silver"));
        send("shown", "closed", "gold");
        String calls = "organizations/acme/issues/" + issue + "/";
        String split = server.post(calls + "split/", "{\"tag\":\"tier\",\"value\":\"gold\"}").json()
                .get("id").stringValue();
        assertThat(ended(issue, split)).contains("Events with tier gold", "Show the other issue");

        String entry = server.get(calls + "activities/").json().at("/activity/0/id").stringValue();
        String undo = server.post(calls + "activities/" + entry + "/undo/", "{}").json()
                .get("id").stringValue();

        assertThat(ended(issue, undo))
                .contains("A split is undone", "in the issue again", "Show the issue");
    }

    /// The page of a split once it is over.
    private String ended(String issue, String split) {
        String text = "";
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!text.contains("It is done") && System.nanoTime() < end) {
            text = browser.get(ISSUES + issue + "/grouping/splits/" + split + "/").text();
        }
        return text;
    }

    @Test
    void divide_nonsense_isRefused() {
        String issue = issueOf(send("nonsense", "x", "y"));

        for (String wrong : List.of("", "x", "tag:", "events", "tag:tier:none", "tag:tier:y")) {
            Reply reply = divide(issue, wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.text()).contains("Nothing was changed");
        }
    }
}
