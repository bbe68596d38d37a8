package io.corral.server.rest.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Issues as scripts and clients read and change them.
@TestInstance(Lifecycle.PER_CLASS)
class IssueFlowTest {

    private static final String ISSUES = "organizations/acme/issues/";

    private ApiServer server;
    private String eventId;
    private JsonNode issue;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        eventId = server.event(error("CheckoutError", "cart is empty", "shop@1.0.0"));
        server.event(error("CheckoutError", "cart is empty", "shop@1.0.0"));
        issue = server.issueOf(eventId);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static String error(String type, String value, String release) {
        return """
               {"platform":"node","level":"error","release":"%s","environment":"production",
                "transaction":"POST /checkout","user":{"id":"u1","email":"u1@example.com"},
                "tags":{"tier":"gold"},
                "exception":{"values":[{"type":"%s","value":"%s",
                 "mechanism":{"type":"generic","handled":false},
                 "stacktrace":{"frames":[
                  {"filename":"node_modules/express/router.js","function":"handle","lineno":3,
                   "in_app":false},
                  {"filename":"src/%s.js","function":"pay","lineno":42,"colno":7,"in_app":true,
                   "pre_context":["a","b"],"context_line":"c","post_context":["d"]}]}}]}}
               """.formatted(release, type, value, type.toLowerCase(Locale.ROOT));
    }

    private String id() {
        return issue.get("id").stringValue();
    }

    private String shortId() {
        return issue.get("shortId").stringValue();
    }

    @Test
    void detail_hasWhatScriptsRead() {
        JsonNode read = server.get(ISSUES + id() + "/").json();

        assertThat(read.get("title").stringValue()).isEqualTo("CheckoutError: cart is empty");
        assertThat(read.get("firstSeen").stringValue()).endsWith("Z");
        assertThat(read.get("lastSeen").stringValue()).endsWith("Z");
        assertThat(read.get("count").stringValue()).isEqualTo("2");
        assertThat(read.get("userCount").intValue()).isEqualTo(1);
        assertThat(read.get("level").stringValue()).isEqualTo("error");
        assertThat(read.get("status").stringValue()).isEqualTo("unresolved");
        assertThat(read.get("substatus").stringValue()).isEqualTo("new");
        assertThat(read.get("platform").stringValue()).isEqualTo("node");
        assertThat(read.get("permalink").stringValue())
                .isEqualTo("http://127.0.0.1:" + port() + "/organizations/acme/issues/" + id()
                        + "/");
        assertThat(read.get("isUnhandled").booleanValue()).isTrue();
        assertThat(read.get("stats").get("24h").size()).isEqualTo(24);
        assertThat(read.get("stats").get("24h").get(23).get(1).intValue()).isEqualTo(2);
        assertThat(read.get("stats").get("30d").size()).isEqualTo(30);
        assertThat(read.get("firstRelease").get("version").stringValue())
                .isEqualTo("shop@1.0.0");
        assertThat(read.get("activity").get(0).get("type").stringValue())
                .isEqualTo("first_seen");
        assertThat(read.get("metadata").get("type").stringValue()).isEqualTo("CheckoutError");
    }

    private String port() {
        return server.url().substring(server.url().lastIndexOf(':') + 1);
    }

    @Test
    void detail_isFoundByEveryFormOfItsPath() {
        for (String path : new String[]{ISSUES + shortId() + "/",
            ISSUES + shortId().toLowerCase(Locale.ROOT) + "/",
            "issues/" + id() + "/", "issues/" + shortId() + "/"}) {
            Reply reply = server.get(path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(reply.json().get("id").stringValue()).isEqualTo(id());
        }
        JsonNode byShortId = server.get("organizations/acme/shortids/" + shortId() + "/").json();
        assertThat(byShortId.get("groupId").stringValue()).isEqualTo(id());
        assertThat(byShortId.get("group").get("shortId").stringValue()).isEqualTo(shortId());
    }

    @Test
    void missingIssue_isNotFound() {
        assertThat(server.get(ISSUES + "987654/").status()).isEqualTo(404);
        assertThat(server.get(ISSUES + "SHOP-ZZZ/").status()).isEqualTo(404);
        assertThat(server.get("organizations/other/issues/" + id() + "/").status())
                .isEqualTo(404);
        assertThat(server.get("organizations/nobody/issues/" + id() + "/").status())
                .isEqualTo(404);
        assertThat(server.get("projects/acme/nothing/issues/").status()).isEqualTo(404);
    }

    @Test
    void tokens_areChecked() {
        assertThat(server.getAs(null, ISSUES).status()).isEqualTo(401);
        assertThat(server.getAs("sntryu_wrong", ISSUES).status()).isEqualTo(401);
        assertThat(server.getAs(server.readToken(), ISSUES).status()).isEqualTo(200);
        Reply refused = server.send(
                "PUT", ISSUES + id() + "/", "{\"status\":\"resolved\"}", server.readToken());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").stringValue())
                .isEqualTo("You do not have permission to perform this action.");
        assertThat(server.send("PUT", "issues/" + id() + "/", "{}", server.readToken()).status())
                .isEqualTo(403);
        assertThat(server.send("DELETE", ISSUES + id() + "/", null, server.readToken()).status())
                .isEqualTo(403);
    }

    @Test
    void list_withoutQuery_showsOpenIssues() {
        String own = server.event(error("ListedError", "x", "shop@1.0.0"));
        String listed = server.issueOf(own).get("id").stringValue();

        assertThat(ids(server.get("projects/acme/shop/issues/?query=is:unresolved")))
                .contains(listed);
        server.put(ISSUES + listed + "/", "{\"status\":\"resolved\"}");

        assertThat(ids(server.get(ISSUES))).doesNotContain(listed);
        assertThat(ids(server.get(ISSUES + "?query="))).contains(listed);
        assertThat(ids(server.get(ISSUES + "?query=is:resolved&project=" + server.shopId())))
                .contains(listed);
        assertThat(ids(server.get("projects/acme/api/issues/?query="))).doesNotContain(listed);
    }

    @Test
    void list_ofAnEventId_isADirectHit() {
        Reply reply = server.get(ISSUES + "?query=" + eventId);

        assertThat(ids(reply)).containsExactly(id());
        assertThat(reply.header("X-Sentry-Direct-Hit")).isEqualTo("1");
        assertThat(ids(server.get(ISSUES + "?query=event.id:" + eventId))).containsExactly(id());
        assertThat(ids(server.get(ISSUES + "?shortIdLookup=1&query=" + shortId()))).contains(id());
    }

    @Test
    void list_isPagedByLinks() {
        for (int i = 0; i < 3; i++) {
            server.issueOf(server.event(error("Paged" + "ABC".charAt(i), "x", "shop@1.0.0")));
        }
        Reply first = server.get(ISSUES + "?limit=2&query=Paged");
        assertThat(ids(first)).hasSize(2);
        assertThat(first.header("Link"))
                .contains("rel=\"next\"; results=\"true\"; cursor=\"0:2:0\"")
                .contains("rel=\"previous\"; results=\"false\"");
        Reply second = server.get(ISSUES + "?limit=2&query=Paged&cursor=0:2:0");
        assertThat(ids(second)).hasSize(1);
        assertThat(second.header("Link")).contains("rel=\"next\"; results=\"false\"");
        assertThat(server.get(ISSUES + "?limit=101").status()).isEqualTo(400);
        assertThat(server.get(ISSUES + "?query=is:nonsense").status()).isEqualTo(400);
        assertThat(server.get(ISSUES + "?sort=nonsense").status()).isEqualTo(400);
        assertThat(server.get(ISSUES + "?statsPeriod=soon").status()).isEqualTo(400);
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
        assertThat(server.put(ISSUES + id() + "/", "[1]").status()).isEqualTo(400);
    }

    private void refused(String body, String field) {
        Reply reply = server.put(ISSUES + id() + "/", body);
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

    private static List<String> ids(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().valueStream().map(each -> each.get("id").stringValue()).toList();
    }
}
