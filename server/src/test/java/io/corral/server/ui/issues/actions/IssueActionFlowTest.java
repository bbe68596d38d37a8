package io.corral.server.ui.issues.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
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

/// What people do to issues in a browser, and undo.
@TestInstance(Lifecycle.PER_CLASS)
final class IssueActionFlowTest {

    private static final String ACTIONS = "/organizations/acme/issues/actions/";
    private static final String UNDO = "/organizations/acme/issues/undo/";

    private ApiServer server;
    private BrowserClient browser;
    private int errors;

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

    private JsonNode newIssue() {
        errors++;
        return server.issueOf(server.event("{\"exception\":{\"values\":[{\"type\":\"Error"
                + "abcdefghijklmnopqrstuvwxyz".charAt(errors) + "\",\"value\":\"no\"}]}}"));
    }

    private static String id(JsonNode issue) {
        return issue.get("id").stringValue();
    }

    private JsonNode read(JsonNode issue) {
        return server.get("organizations/acme/issues/" + id(issue) + "/").json();
    }

    private Reply act(String action, JsonNode... issues) {
        List<String> fields = new ArrayList<>(List.of("action=" + action));
        for (JsonNode issue : issues) {
            fields.add("issue=" + id(issue));
        }
        return browser.postPart(ACTIONS, fields);
    }

    private static JsonNode toast(Reply reply) {
        assertThat(reply.status()).isEqualTo(204);
        JsonNode events = Json.MAPPER.readTree(reply.header("HX-Trigger"));
        assertThat(events.has("issues-changed")).isTrue();
        return events.get("toast");
    }

    private Reply undo(Reply done) {
        JsonNode undo = toast(done).get("undo");
        assertThat(undo.get("url").stringValue()).isEqualTo(UNDO);
        return browser.postPart(UNDO, List.of("token=" + undo.get("token").stringValue()));
    }

    @Test
    void resolve_several_saysSoAndIsUndone() {
        JsonNode one = newIssue();
        JsonNode two = newIssue();
        toast(act("ignore:users:3", two));
        JsonNode ignored = read(two);

        Reply done = act("resolve", one, two);

        assertThat(toast(done).get("text").stringValue()).isEqualTo("2 issues resolved.");
        assertThat(read(one).get("status").stringValue()).isEqualTo("resolved");
        Reply undone = undo(done);
        assertThat(toast(undone).get("text").stringValue())
                .isEqualTo("2 issues are as they were.");
        assertThat(read(one).get("status").stringValue()).isEqualTo("unresolved");
        assertThat(read(one).get("substatus").stringValue()).isEqualTo("new");
        assertThat(read(one).get("inbox")).isEqualTo(one.get("inbox"));
        assertThat(read(two).get("substatus")).isEqualTo(ignored.get("substatus"));
        assertThat(read(two).get("statusDetails")).isEqualTo(ignored.get("statusDetails"));
    }

    @Test
    void undo_keepsWhatSomebodyElseChangedMeanwhile() {
        JsonNode one = newIssue();
        JsonNode two = newIssue();
        Reply done = act("resolve", one, two);
        server.put("organizations/acme/issues/" + id(one) + "/", "{\"status\":\"ignored\"}");

        assertThat(toast(undo(done)).get("text").stringValue())
                .isEqualTo("1 issue is as it was. 1 other changed since, and stayed so.");
        assertThat(read(one).get("status").stringValue()).isEqualTo("ignored");
        assertThat(read(two).get("status").stringValue()).isEqualTo("unresolved");
    }

    @Test
    void undo_worksOnce() {
        Reply done = act("priority:low", newIssue());
        toast(undo(done));

        assertThat(undo(done).status()).isEqualTo(410);
        assertThat(browser.postPart("/organizations/other/issues/undo/", List.of("token=1"))
                .status()).isEqualTo(410);
    }

    @Test
    void assign_andPriority_areUndone() {
        JsonNode issue = newIssue();
        String me = server.get("organizations/acme/members/").json().get(0).get("user").get("id")
                .stringValue();

        Reply assigned = act("assign:user:" + me, issue);
        assertThat(toast(assigned).get("text").stringValue())
                .isEqualTo(issue.get("shortId").stringValue() + " assigned to Owner.");
        assertThat(read(issue).get("assignedTo").get("id").stringValue()).isEqualTo(me);
        toast(undo(assigned));
        assertThat(read(issue).get("assignedTo").isNull()).isTrue();

        Reply lowered = act("priority:low", issue);
        assertThat(read(issue).get("priority").stringValue()).isEqualTo("low");
        toast(undo(lowered));
        assertThat(read(issue).get("priority")).isEqualTo(issue.get("priority"));
    }

    @Test
    void ignore_custom_readsAmountAndUnit() {
        JsonNode issue = newIssue();
        Reply done = browser.postPart(ACTIONS, List.of("action=ignore:custom", "amount=25",
                "unit=events", "issue=" + id(issue)));

        assertThat(toast(done).get("text").stringValue()).endsWith("until 25 more events.");
        assertThat(read(issue).get("statusDetails").get("ignoreCount").intValue()).isEqualTo(25);
        Reply refused = browser.postPart(ACTIONS, List.of("action=ignore:custom",
                "amount=99999999999", "unit=days", "issue=" + id(issue)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("between 1 and");
    }

    @Test
    void resolveInNextRelease_withoutRelease_saysWhy() {
        JsonNode issue = newIssue();
        Reply refused = act("resolve:next", issue);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).isEqualTo("No release data present in the project.\n");
        assertThat(read(issue).get("status").stringValue()).isEqualTo("unresolved");
    }

    @Test
    void delete_leadsFromThePageOfTheIssueToTheList() {
        JsonNode issue = newIssue();
        Reply done = browser.postPart(ACTIONS, List.of("action=delete", "issue=" + id(issue),
                "list=/organizations/acme/issues/?query=is%3Aunresolved"));

        assertThat(done.status()).isEqualTo(204);
        assertThat(done.header("HX-Redirect"))
                .isEqualTo("/organizations/acme/issues/?query=is%3Aunresolved");
        assertThat(server.get("organizations/acme/issues/" + id(issue) + "/").status())
                .isEqualTo(404);
    }

    @Test
    void merge_makesOneOfSeveral() {
        JsonNode one = newIssue();
        JsonNode two = newIssue();

        assertThat(act("merge", one).status()).isEqualTo(400);
        Reply done = act("merge", one, two);

        assertThat(toast(done).get("text").stringValue()).isEqualTo(
                "2 issues merged into " + one.get("shortId").stringValue() + ".");
        assertThat(read(one).get("count").stringValue()).isEqualTo("2");
        String page = "/organizations/acme/issues/" + id(one) + "/";
        Matcher undo = Pattern.compile("action=\"([^\"]*/activities/[0-9]+/undo/[^\"]*)\"")
                .matcher(browser.get(page).text());
        assertThat(undo.find()).isTrue();
        assertThat(browser.post(undo.group(1), List.of()).status()).isEqualTo(303);
        assertThat(read(one).get("count").stringValue()).isEqualTo("1");
        assertThat(read(two).get("id")).isEqualTo(two.get("id"));
        assertThat(browser.get(page).text()).contains("merged 1 issue into it; this was undone");
        assertThat(browser.post(undo.group(1), List.of()).status()).isEqualTo(410);
    }

    @Test
    void issuesOfAnotherOrganization_areNotThere() {
        JsonNode issue = newIssue();
        Reply reply = browser.postPart("/organizations/other/issues/actions/",
                List.of("action=resolve", "issue=" + id(issue)));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(read(issue).get("status").stringValue()).isEqualTo("unresolved");
    }

    @Test
    void formOfAnotherSite_isRefused() {
        JsonNode issue = newIssue();
        Reply reply = browser.postFrom("https://evil.example", ACTIONS,
                List.of("action=resolve", "issue=" + id(issue)));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(read(issue).get("status").stringValue()).isEqualTo("unresolved");
    }

    @Test
    void browserWithoutScripts_isLedBack_toOurOwnPagesOnly() {
        JsonNode issue = newIssue();
        String id = "issue=" + id(issue);
        Reply back = browser.post(ACTIONS, List.of("action=resolve", id,
                "back=/organizations/acme/issues/?query=x"));
        Reply elsewhere = browser.post(ACTIONS, List.of("action=reopen", id,
                "back=https://evil.example/"));

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).isEqualTo("/organizations/acme/issues/?query=x");
        assertThat(elsewhere.header("Location")).isEqualTo("/organizations/acme/issues/");
    }

    @Test
    void nonsense_isRefusedWithWords() {
        JsonNode issue = newIssue();
        for (String action : List.of("", "explode", "ignore:", "ignore:events:-1",
                "ignore:events:0", "assign:user:99", "assign:team:x", "priority:urgent",
                "resolve:never")) {
            Reply reply = act(action, issue);
            assertThat(reply.status()).as(action).isEqualTo(400);
            assertThat(reply.text()).as(action).isNotBlank();
        }
        assertThat(act("resolve").status()).isEqualTo(404);
    }
}
