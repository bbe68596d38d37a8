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

/// Issues as scripts and clients read them.
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

    static List<String> ids(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().valueStream().map(each -> each.get("id").stringValue()).toList();
    }
}
