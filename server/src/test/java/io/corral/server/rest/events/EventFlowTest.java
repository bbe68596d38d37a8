package io.corral.server.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Events, their tags and attachments as scripts and clients read them.
@TestInstance(Lifecycle.PER_CLASS)
class EventFlowTest {

    private static final String ORGANIZATION = "organizations/acme/";
    private static final String EVENTS = "projects/acme/shop/events/";

    private ApiServer server;
    private String first;
    private String second;
    private String issueId;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        String hostile = "<script>alert(1)</script>";
        first = server.event(event("u1", "gold"),
                "{\"type\":\"attachment\",\"length\":" + hostile.length()
                        + ",\"filename\":\"../a \\\"b\\\".html\",\"content_type\":\"text/html\"}\n"
                        + hostile);
        second = server.event(event("u2", "silver"));
        issueId = server.issueOf(second).get("id").stringValue();
        server.issueOf(first);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String event(String user, String tier) {
        return """
               {"platform":"javascript","level":"warning","release":"shop@1.2.3","dist":"7",
                "environment":"staging","transaction":"/cart","logger":"ui",
                "user":{"id":"%s","email":"%s@example.com","ip_address":"10.0.0.1"},
                "tags":{"tier":"%s"},"extra":{"cart":[1,2]},
                "sdk":{"name":"sentry.javascript.browser","version":"11.0.0"},
                "contexts":{"trace":{"trace_id":"0123456789abcdef0123456789abcdef",
                 "span_id":"0123456789abcdef"},"os":{"name":"Linux","version":"6.1"}},
                "request":{"url":"https://shop.example.com/cart","method":"GET",
                 "query_string":"a=1&b=2","headers":{"Accept":"*/*"}},
                "breadcrumbs":[{"timestamp":"2026-11-01T10:00:00Z","category":"ui.click",
                 "message":"button","data":{"id":3}},{"type":"http"}],
                "threads":{"values":[{"id":1,"name":"main","crashed":true}]},
                "exception":{"values":[
                 {"type":"Inner","value":"deep"},
                 {"type":"TypeError","value":"x is undefined","module":"cart",
                  "mechanism":{"type":"onerror","handled":false},
                  "stacktrace":{"frames":[
                   {"filename":"https://shop.example.com/static/js/lib.js","function":"run",
                    "lineno":1,"in_app":false},
                   {"filename":"src/cart.js","abs_path":"https://shop.example.com/src/cart.js",
                    "function":"total","lineno":10,"colno":4,"in_app":true,
                    "pre_context":["l8","l9"],"context_line":"l10","post_context":["l11"],
                    "vars":{"n":1}}]}}]}}
               """.formatted(user, user, tier);
    }

    private static JsonNode entry(JsonNode event, String type) {
        return event.get("entries").valueStream()
                .filter(each -> each.get("type").stringValue().equals(type))
                .map(each -> each.get("data")).findFirst().orElseThrow();
    }

    @Test
    void detail_hasTheAttributesClientsRead() {
        JsonNode event = server.get(EVENTS + first + "/").json();

        assertThat(event.get("id").stringValue()).isEqualTo(first);
        assertThat(event.get("eventID").stringValue()).isEqualTo(first);
        assertThat(event.get("groupID").stringValue()).isEqualTo(issueId);
        assertThat(event.get("projectID").stringValue()).isEqualTo(server.shopId());
        assertThat(event.get("title").stringValue()).isEqualTo("TypeError: x is undefined");
        assertThat(event.get("type").stringValue()).isEqualTo("error");
        assertThat(event.get("culprit").stringValue()).isEqualTo("/cart");
        assertThat(event.get("dateCreated").stringValue()).endsWith("Z");
        assertThat(event.get("context").get("cart").size()).isEqualTo(2);
        assertThat(event.get("contexts").get("os").get("name").stringValue())
                .isEqualTo("Linux");
        assertThat(event.get("user").get("email").stringValue()).isEqualTo("u1@example.com");
        assertThat(event.get("sdk").get("version").stringValue()).isEqualTo("11.0.0");
        assertThat(event.get("release").get("version").stringValue()).isEqualTo("shop@1.2.3");
        assertThat(event.get("release").get("shortVersion").stringValue()).isEqualTo("1.2.3");
        assertThat(event.get("dist").stringValue()).isEqualTo("7");
        assertThat(event.get("metadata").get("type").stringValue()).isEqualTo("TypeError");
        assertThat(event.get("errors").isArray()).isTrue();
        assertThat(event.get("fingerprints").get(0).stringValue()).hasSize(16);
        assertThat(tags(event)).contains("tier=gold", "level=warning", "environment=staging",
                "release=shop@1.2.3", "user=id:u1", "handled=no");
    }

    private static List<String> tags(JsonNode event) {
        return event.get("tags").valueStream().map(tag -> tag.get("key").stringValue() + "="
                + tag.get("value").stringValue()).toList();
    }

    @Test
    void exceptions_areCamelCaseWithSourceLinesAsPairs() {
        JsonNode data = entry(server.get(EVENTS + first + "/").json(), "exception");
        assertThat(data.get("values").size()).isEqualTo(2);
        assertThat(data.get("hasSystemFrames").booleanValue()).isTrue();
        JsonNode outer = data.get("values").get(1);
        assertThat(outer.get("mechanism").get("handled").booleanValue()).isFalse();
        JsonNode frame = outer.get("stacktrace").get("frames").get(1);

        assertThat(frame.get("lineNo").intValue()).isEqualTo(10);
        assertThat(frame.get("colNo").intValue()).isEqualTo(4);
        assertThat(frame.get("inApp").booleanValue()).isTrue();
        assertThat(frame.get("absPath").stringValue())
                .isEqualTo("https://shop.example.com/src/cart.js");
        assertThat(frame.get("context").toString())
                .isEqualTo("[[8,\"l8\"],[9,\"l9\"],[10,\"l10\"],[11,\"l11\"]]");
        assertThat(frame.get("vars").get("n").intValue()).isEqualTo(1);
        assertThat(frame.has("package")).isTrue();
        assertThat(frame.has("packageName")).isFalse();
    }

    @Test
    void otherEntries_haveTheirShapes() {
        JsonNode event = server.get(EVENTS + first + "/").json();
        JsonNode crumbs = entry(event, "breadcrumbs").get("values");
        assertThat(crumbs.get(0).get("timestamp").stringValue())
                .isEqualTo("2026-11-01T10:00:00.000000Z");
        assertThat(crumbs.get(0).get("data").get("id").intValue()).isEqualTo(3);
        assertThat(crumbs.get(1).get("data").isNull()).isTrue();
        JsonNode request = entry(event, "request");
        assertThat(request.get("url").stringValue()).isEqualTo("https://shop.example.com/cart");
        assertThat(request.get("query").toString())
                .isEqualTo("[[\"a\",\"1\"],[\"b\",\"2\"]]");
        assertThat(request.get("headers").get(0).get(0).stringValue()).isEqualTo("Accept");
        JsonNode thread = entry(event, "threads").get("values").get(0);
        assertThat(thread.get("id").intValue()).isEqualTo(1);
        assertThat(thread.get("crashed").booleanValue()).isTrue();
    }

    @Test
    void eventsOfAProject_haveNoReleaseObject_becauseSentryCli2ReadsATextThere() {
        JsonNode event = server.get(EVENTS).json().get(0);

        assertThat(event.has("eventID")).isTrue();
        assertThat(event.has("release")).isFalse();
    }

    @Test
    void eventsOfAnIssue_areListedNewestFirst() {
        Reply reply = server.get(ORGANIZATION + "issues/" + issueId + "/events/?per_page=5");
        JsonNode events = reply.json();

        assertThat(events.size()).isEqualTo(2);
        assertThat(events.get(0).get("eventID").stringValue()).isEqualTo(second);
        assertThat(events.get(0).get("dateCreated").stringValue()).endsWith("Z");
        assertThat(events.get(0).get("release").get("version").stringValue())
                .isEqualTo("shop@1.2.3");
        assertThat(events.get(0).get("event.type").stringValue()).isEqualTo("error");
        assertThat(reply.header("Link")).contains("results=\"false\"");
        String path = ORGANIZATION + "issues/" + issueId + "/events/";
        assertThat(server.get(path + "?per_page=1").header("Link"))
                .contains("rel=\"next\"; results=\"true\"; cursor=\"0:1:0\"");
        assertThat(server.get(path + "?query=tier:gold").json().size()).isEqualTo(1);
        assertThat(server.get(path + "?environment=production").json().size()).isZero();
        assertThat(server.get(path + "?full=true").json().get(0).has("entries")).isTrue();
    }

    @Test
    void latestAndOldest_knowTheirNeighbours() {
        String path = ORGANIZATION + "issues/" + issueId + "/events/";
        JsonNode latest = server.get(path + "latest/").json();
        JsonNode oldest = server.get(path + "oldest/").json();

        assertThat(latest.get("eventID").stringValue()).isEqualTo(second);
        assertThat(latest.get("previousEventID").stringValue()).isEqualTo(first);
        assertThat(latest.get("nextEventID").isNull()).isTrue();
        assertThat(oldest.get("eventID").stringValue()).isEqualTo(first);
        assertThat(oldest.get("nextEventID").stringValue()).isEqualTo(second);
        assertThat(server.get(path + "recommended/").status()).isEqualTo(200);
        assertThat(server.get(path + first + "/").json().get("eventID").stringValue())
                .isEqualTo(first);
        assertThat(server.get("issues/" + issueId + "/events/latest/").status())
                .isEqualTo(200);
        String foreign = server.apiEvent("{\"message\":\"other project\"}");
        assertThat(server.get(path + foreign + "/").status()).isEqualTo(404);
        assertThat(server.get(path + "nonsense/").status()).isEqualTo(404);
    }

    @Test
    void event_isFoundInItsOrganisation() {
        JsonNode found = server.get(ORGANIZATION + "eventids/" + first + "/").json();

        assertThat(found.get("projectSlug").stringValue()).isEqualTo("shop");
        assertThat(found.get("groupId").stringValue()).isEqualTo(issueId);
        assertThat(found.get("event").get("eventID").stringValue()).isEqualTo(first);
        assertThat(server.get(ORGANIZATION + "eventids/" + "0".repeat(31) + "1/").status())
                .isEqualTo(404);
        assertThat(server.get("projects/acme/api/events/" + first + "/").status())
                .isEqualTo(404);
    }

    @Test
    void rawAndGrouping_areReadable() {
        JsonNode raw = server.get(EVENTS + first + "/json/").json();
        assertThat(raw.get("exception").get("values").size()).isEqualTo(2);
        JsonNode grouping = server.get(EVENTS + first + "/grouping-info/").json();
        JsonNode event = server.get(EVENTS + first + "/").json();

        assertThat(grouping.get("hash")).isEqualTo(event.get("fingerprints").get(0));
        assertThat(grouping.get("why").stringValue()).isNotBlank();
        assertThat(server.get(ORGANIZATION + "issues/" + issueId + "/hashes/").json().get(0)
                .get("id")).isEqualTo(grouping.get("hash"));
    }

    @Test
    void projectEvents_areListed() {
        JsonNode events = server.get(EVENTS).json();

        assertThat(events.size()).isEqualTo(2);
        assertThat(events.get(0).get("groupID").stringValue()).isEqualTo(issueId);
    }

    @Test
    void tags_areCounted() {
        JsonNode tags = server.get(ORGANIZATION + "issues/" + issueId + "/tags/").json();
        assertThat(tags.valueStream().map(tag -> tag.get("key").stringValue()))
                .contains("tier", "level", "environment", "release");
        JsonNode tier =
                server.get(ORGANIZATION + "issues/" + issueId + "/tags/tier/").json();

        assertThat(tier.get("totalValues").intValue()).isEqualTo(2);
        assertThat(tier.get("uniqueValues").intValue()).isEqualTo(2);
        assertThat(tier.get("topValues").valueStream()
                .map(value -> value.get("value").stringValue()))
                .containsExactlyInAnyOrder("gold", "silver");
        assertThat(server.get(ORGANIZATION + "issues/" + issueId + "/tags/environment/").json()
                .get("topValues").get(0).get("value").stringValue()).isEqualTo("staging");
        assertThat(server.get(ORGANIZATION + "issues/" + issueId + "/tags/tier/values/").json()
                .size()).isEqualTo(2);
        assertThat(server.get("projects/acme/shop/tags/tier/values/?query=gol").json().size())
                .isEqualTo(1);
        assertThat(server.get(ORGANIZATION + "tags/").json().size()).isPositive();
        assertThat(server.get(ORGANIZATION + "issues/" + issueId + "/tags/nothing/").status())
                .isEqualTo(404);
    }

    @Test
    void attachment_isOnlyADownload() {
        JsonNode list = server.get(EVENTS + first + "/attachments/").json();
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.get(0).get("size").intValue()).isEqualTo(25);
        assertThat(list.get(0).get("sha1").stringValue()).hasSize(40);
        Reply download = server.get(EVENTS + first + "/attachments/"
                + list.get(0).get("id").stringValue() + "/?download=1");

        assertThat(download.text()).isEqualTo("<script>alert(1)</script>");
        assertThat(download.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.header("Content-Disposition"))
                .startsWith("attachment; filename=\"a _b_.html\"");
        assertThat(server.get(EVENTS + first + "/attachments/999/?download=1").status())
                .isEqualTo(404);
        assertThat(server.get(EVENTS + second + "/attachments/").json().size()).isZero();
    }
}
