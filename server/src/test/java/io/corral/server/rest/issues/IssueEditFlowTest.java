package io.corral.server.rest.issues;

import static io.corral.server.rest.issues.IssueFlowTest.error;
import static io.corral.server.rest.issues.IssueFlowTest.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Issues as scripts and clients change them.
@TestInstance(Lifecycle.PER_CLASS)
class IssueEditFlowTest {

    private static final String ISSUES = "organizations/acme/issues/";

    private ApiServer server;
    private String issue;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        issue = ownIssue("CheckoutError");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void resolve_answersTheStatus() {
        String own = ownIssue("ResolvedError");

        Reply reply = server.put("issues/" + own + "/", "{\"status\":\"resolved\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("status").stringValue()).isEqualTo("resolved");
        assertThat(reply.json().get("substatus").isNull()).isTrue();
    }

    @Test
    void resolveInNextRelease_holdsTheDetails_andRegressesInANewerRelease() {
        String own = ownIssue("NextError");

        JsonNode resolved = server.put(ISSUES + own + "/",
                "{\"status\":\"resolved\",\"statusDetails\":{\"inNextRelease\":true}}").json();
        assertThat(resolved.get("statusDetails").get("inNextRelease").booleanValue()).isTrue();

        server.event(error("NextError", "x", "shop@1.0.0"));
        assertThat(status(own)).isEqualTo("resolved");
        server.event(error("NextError", "x", "shop@9.0.0"));
        assertThat(status(own)).isEqualTo("unresolved");
        assertThat(server.get(ISSUES + own + "/").json().get("substatus").stringValue())
                .isEqualTo("regressed");
    }

    @Test
    void ignoreUntilCount_isKept() {
        String own = ownIssue("IgnoredError");

        JsonNode ignored = server.put(ISSUES + own + "/",
                "{\"status\":\"ignored\",\"statusDetails\":{\"ignoreCount\":100}}").json();

        assertThat(ignored.get("status").stringValue()).isEqualTo("ignored");
        assertThat(ignored.get("substatus").stringValue())
                .isEqualTo("archived_until_condition_met");
        assertThat(ignored.get("statusDetails").get("ignoreCount").intValue()).isEqualTo(100);
    }

    @Test
    void ignoreReason_isKeptWithTheState_andInTheHistory_untilReopened() {
        String own = ownIssue("BotError");

        JsonNode ignored = server.put(ISSUES + own + "/", """
                {"status":"ignored","substatus":"archived_forever","statusDetails":{
                "ignoreReason":"bot","ignoreNote":" a crawler without a name "}}""").json();
        JsonNode details = ignored.get("statusDetails");
        assertThat(details.get("ignoreReason").stringValue()).isEqualTo("bot");
        assertThat(details.get("ignoreNote").stringValue()).isEqualTo("a crawler without a name");
        JsonNode data = server.get(ISSUES + own + "/activities/").json().get("activity").get(0)
                .get("data");
        assertThat(data.get("ignoreReason").stringValue()).isEqualTo("bot");
        assertThat(data.get("unread").booleanValue()).isTrue();

        server.put(ISSUES + own + "/", "{\"status\":\"unresolved\",\"hasSeen\":true}");
        assertThat(server.get(ISSUES + own + "/").json().get("statusDetails")).isEmpty();
        JsonNode again = server.put(ISSUES + own + "/",
                "{\"ignoreReason\":\"wont-fix\",\"ignoreDuration\":60}").json();
        assertThat(again.get("status").stringValue()).isEqualTo("ignored");
        assertThat(again.get("statusDetails").get("ignoreReason").stringValue())
                .isEqualTo("wont-fix");
        assertThat(server.get(ISSUES + own + "/activities/").json().get("activity").get(0)
                .get("data").has("unread")).isFalse();
    }

    @Test
    void wrongUpdates_areRefusedByField() {
        refused("{\"status\":\"ignored\",\"ignoreReason\":\"boredom\"}", "ignoreReason");
        refused("{\"status\":\"ignored\",\"ignoreNote\":\"" + "x".repeat(501) + "\"}",
                "ignoreNote");
        refused("{\"status\":\"gone\"}", "status");
        refused("{\"assignedTo\":\"nobody@example.com\"}", "assignedTo");
        refused("{\"priority\":\"urgent\"}", "priority");
        refused("{\"hasSeen\":\"maybe\"}", "hasSeen");
        refused("{\"status\":\"resolved\",\"statusDetails\":{\"inRelease\":\"no@1\"}}",
                "statusDetails");
        refused("{\"status\":\"ignored\",\"ignoreCount\":0}", "ignoreCount");
        refused("{\"status\":\"resolved\",\"statusDetails\":\"now\"}", "statusDetails");
        assertThat(server.put(ISSUES + issue + "/", "[1]").status()).isEqualTo(400);
    }

    private void refused(String body, String field) {
        Reply reply = server.put(ISSUES + issue + "/", body);
        assertThat(reply.status()).as(body).isEqualTo(400);
        assertThat(reply.json().get(field).get(0).isString()).as(reply.text()).isTrue();
    }

    @Test
    void assignment_knowsPeople() {
        String own = ownIssue("AssignedError");
        JsonNode assigned = server.put(
                ISSUES + own + "/", "{\"assignedTo\":\"owner@localhost\"}").json();

        assertThat(assigned.get("assignedTo").get("type").stringValue()).isEqualTo("user");
        assertThat(assigned.get("assignedTo").get("email").stringValue())
                .isEqualTo("owner@localhost");
        assertThat(server.get(ISSUES + own + "/activities/").json().get("activity").get(0)
                .get("data").get("assigneeEmail").stringValue()).isEqualTo("owner@localhost");
        JsonNode cleared = server.put(ISSUES + own + "/", "{\"assignedTo\":\"\"}").json();
        assertThat(cleared.get("assignedTo").isNull()).isTrue();
    }

    @Test
    void flags_areKept() {
        String own = ownIssue("FlaggedError");
        JsonNode changed = server.put(ISSUES + own + "/", """
                {"hasSeen":true,"isBookmarked":true,"isSubscribed":true,"isPublic":true,
                 "inbox":false,"priority":"low"}""").json();

        assertThat(changed.get("hasSeen").booleanValue()).isTrue();
        assertThat(changed.get("isBookmarked").booleanValue()).isTrue();
        assertThat(changed.get("isSubscribed").booleanValue()).isTrue();
        assertThat(changed.get("isPublic").booleanValue()).isTrue();
        assertThat(changed.get("shareId").stringValue()).hasSize(32);
        assertThat(changed.get("inbox").isNull()).isTrue();
        assertThat(changed.get("priority").stringValue()).isEqualTo("low");
        assertThat(changed.get("substatus").stringValue()).isEqualTo("ongoing");
    }

    @Test
    void notes_standInTheHistory() {
        String own = ownIssue("NotedError");
        Reply made = server.post(ISSUES + own + "/notes/", "{\"text\":\"looked at it\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("data").get("text").stringValue()).isEqualTo("looked at it");
        assertThat(made.json().get("user").get("email").stringValue())
                .isEqualTo("owner@localhost");
        assertThat(server.get(ISSUES + own + "/notes/").json().size()).isEqualTo(1);
        JsonNode activity =
                server.get(ISSUES + own + "/activities/").json().get("activity");
        assertThat(activity.get(0).get("type").stringValue()).isEqualTo("note");
        assertThat(activity.get(activity.size() - 1).get("type").stringValue())
                .isEqualTo("first_seen");
        assertThat(server.post(ISSUES + own + "/notes/", "{}").status()).isEqualTo(400);
    }

    @Test
    void manyIssues_areChangedByIdOrQuery() {
        String one = ownIssue("ManyOneError");
        String two = ownIssue("ManyTwoError");

        Reply muted = server.put(
                "projects/acme/shop/issues/?id=" + one + "&id=" + two,
                "{\"status\":\"muted\",\"snoozeDuration\":null}");
        assertThat(muted.status()).isEqualTo(200);
        assertThat(status(one)).isEqualTo("ignored");
        assertThat(status(two)).isEqualTo("ignored");

        server.put(ISSUES + "?query=ManyOneError", "{\"status\":\"unresolved\"}");
        assertThat(status(one)).isEqualTo("unresolved");
        assertThat(status(two)).isEqualTo("ignored");
        assertThat(server.put(ISSUES + "?id=987654", "{\"status\":\"resolved\"}").status())
                .isEqualTo(204);
        assertThat(server.put("projects/acme/api/issues/?id=" + one,
                "{\"status\":\"resolved\"}").status()).isEqualTo(204);
    }

    @Test
    void mergedIssues_areOne_andBothNamesFindIt() {
        String event = server.event(error("MergedOneError", "x", "shop@1.0.0"));
        JsonNode one = server.issueOf(event);
        String first = one.get("id").stringValue();
        String second = server.issueOf(server.event(error("MergedTwoError", "x", "shop@1.0.0")))
                .get("id").stringValue();
        server.event(error("MergedTwoError", "x", "shop@1.0.0"));

        JsonNode merge = server.put(ISSUES + "?id=" + first + "&id=" + second, "{\"merge\":1}")
                .json().get("merge");
        server.event(error("MergedOneError", "x", "shop@1.0.0"));

        assertThat(merge.get("parent").stringValue()).isEqualTo(second);
        assertThat(merge.get("children").get(0).stringValue()).isEqualTo(first);
        JsonNode parent = server.get(ISSUES + one.get("shortId").stringValue() + "/").json();
        assertThat(parent.get("id").stringValue()).isEqualTo(second);
        assertThat(parent.get("count").stringValue()).isEqualTo("4");
        assertThat(parent.get("activity").get(0).get("data").get("issues").get(0).get("id")
                .stringValue()).isEqualTo(first);
        assertThat(server.issueOf(event).get("id").stringValue()).isEqualTo(second);
        assertThat(server.get(ISSUES + second + "/events/").json().size()).isEqualTo(4);
        assertThat(server.get("organizations/acme/events/?field=count()&dataset=errors&query="
                + "issue.id:" + second).json().get("data").get(0).get("count()").intValue())
                .isEqualTo(4);
        for (String wrong : new String[]{"?id=" + second, "?id=" + second + "&id=" + second}) {
            assertThat(server.put(ISSUES + wrong, "{\"merge\":1}").status()).isEqualTo(400);
        }
        assertThat(server.put(ISSUES + second + "/", "{\"merge\":1}").status()).isEqualTo(400);
        assertThat(server.put(ISSUES + "?id=987654", "{\"merge\":1}").status()).isEqualTo(204);
        refused("{\"discard\":true}", "discard");
    }

    @Test
    void deletedIssue_isGoneWithItsEvents() {
        String event = server.event(error("DeletedError", "x", "shop@1.0.0"));
        String own = server.issueOf(event).get("id").stringValue();

        assertThat(server.delete(ISSUES + own + "/").status()).isEqualTo(202);

        assertThat(server.get(ISSUES + own + "/").status()).isEqualTo(404);
        assertThat(server.get("projects/acme/shop/events/" + event + "/").status())
                .isEqualTo(404);
        assertThat(ids(server.get(ISSUES + "?query=DeletedError"))).isEmpty();
        String again = ownIssue("DeletedAgainError");
        assertThat(server.delete(ISSUES + "?id=" + again).status()).isEqualTo(204);
        assertThat(server.get(ISSUES + again + "/").status()).isEqualTo(404);
    }

    private String ownIssue(String type) {
        return server.issueOf(server.event(error(type, "x", "shop@1.0.0")))
                .get("id").stringValue();
    }

    private String status(String issueId) {
        return server.get(ISSUES + issueId + "/").json().get("status").stringValue();
    }
}
