package io.corral.server.rest.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Merging, splitting and undoing as scripts do it.
@TestInstance(Lifecycle.PER_CLASS)
class CorrectionFlowTest {

    private static final String ISSUES = "organizations/acme/issues/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String send(String type) {
        return server.event(IssueFlowTest.error(type, "x", "shop@1.0.0"));
    }

    private String issueOf(String event) {
        return server.issueOf(event).get("id").stringValue();
    }

    private JsonNode issue(String id) {
        return server.get(ISSUES + id + "/").json();
    }

    private List<String> keys(String issue) {
        return server.get(ISSUES + issue + "/hashes/").json().valueStream()
                .map(key -> key.get("id").stringValue()).toList();
    }

    private JsonNode newest(String issue) {
        return server.get(ISSUES + issue + "/activities/").json().get("activity").get(0);
    }

    private JsonNode merge(String reason, String... issues) {
        Reply reply = server.put(ISSUES + "?id=" + String.join("&id=", issues),
                "{\"merge\":1,\"reason\":\"" + reason + "\"}");
        assertThat(reply.status()).isEqualTo(200);
        return reply.json().get("merge");
    }

    private Reply undo(String issue, JsonNode entry) {
        return server.post(ISSUES + issue + "/activities/" + entry.get("id").stringValue()
                + "/undo/", "");
    }

    @Test
    void merge_isUndoneFromTheHistory_alsoAfterMoreEvents() {
        String one = issueOf(send("UndoneOneError"));
        String second = send("UndoneTwoError");
        String two = issueOf(second);
        send("UndoneOneError");
        JsonNode before = issue(two);
        assertThat(merge("one bug", one, two).get("parent").stringValue()).isEqualTo(one);
        JsonNode entry = newest(one);
        String late = send("UndoneTwoError");
        assertThat(issueOf(late)).isEqualTo(one);

        Reply undone = undo(one, entry);

        assertThat(entry.get("data").get("reason").stringValue()).isEqualTo("one bug");
        assertThat(undone.json().get("issues").get(0).stringValue()).isEqualTo(two);
        assertThat(issue(two).get("shortId")).isEqualTo(before.get("shortId"));
        assertThat(issue(two).get("title")).isEqualTo(before.get("title"));
        assertThat(issue(two).get("count").stringValue()).isEqualTo("2");
        assertThat(issue(one).get("count").stringValue()).isEqualTo("2");
        assertThat(issue(one).get("title").stringValue()).startsWith("UndoneOneError");
        assertThat(issueOf(late)).isEqualTo(two);
        assertThat(issueOf(send("UndoneTwoError"))).isEqualTo(two);
        assertThat(server.get(ISSUES + two + "/events/").json().size()).isEqualTo(3);
        assertThat(undo(one, entry).status()).isEqualTo(409);
        assertThat(newest(one).get("type").stringValue()).isEqualTo("unmerge_source");
        assertThat(newest(one).get("data").get("destination").get("id").stringValue())
                .isEqualTo(two);
    }

    @Test
    void split_byKey_lastsAndIsUndone() {
        String one = issueOf(send("SplitOneError"));
        String event = send("SplitTwoError");
        send("SplitOneError");
        merge("", one, issueOf(event));
        String key = server.get("projects/acme/shop/events/" + event + "/").json()
                .get("fingerprints").get(0).stringValue();
        assertThat(keys(one)).hasSize(2).contains(key);

        Reply split = server.delete(ISSUES + one + "/hashes/?reason=another&id=" + key);

        assertThat(split.status()).isEqualTo(202);
        String created = split.json().get("id").stringValue();
        assertThat(issue(created).get("title").stringValue()).startsWith("SplitTwoError");
        assertThat(issue(created).get("count").stringValue()).isEqualTo("1");
        assertThat(issueOf(send("SplitTwoError"))).isEqualTo(created);
        assertThat(server.get(ISSUES + created + "/hashes/").json().get(0).get("splitFrom")
                .stringValue()).isEqualTo(one);
        JsonNode entry = newest(one);
        assertThat(entry.get("type").stringValue()).isEqualTo("unmerge_source");
        assertThat(entry.get("data").get("fingerprints").get(0).stringValue()).isEqualTo(key);
        assertThat(undo(one, entry).status()).isEqualTo(200);
        assertThat(issue(created).get("id").stringValue()).isEqualTo(one);
        assertThat(issue(one).get("count").stringValue()).isEqualTo("4");
        assertThat(keys(one)).hasSize(2);
    }

    @Test
    void split_byTag_actsOnHistoryAndOnWhatComes() {
        String plain = send("WayError");
        String issue = issueOf(plain);
        String silver = server.event(IssueFlowTest.error("WayError", "x", "shop@1.0.0")
                .replace("\"gold\"", "\"silver\""));
        assertThat(issueOf(silver)).isEqualTo(issue);
        String split = ISSUES + issue + "/split/";

        JsonNode ways = server.get(split).json();
        Reply done = server.post(split,
                "{\"tag\":\"tier\",\"value\":\"silver\",\"reason\":\"metal\"}");

        assertThat(ways.get("sampled").intValue()).isEqualTo(2);
        assertThat(ways.get("ways").valueStream()
                .map(way -> way.path("tag").asString("") + "=" + way.path("value").asString("")))
                .contains("tier=silver", "tier=gold");
        assertThat(done.status()).as(done.text()).isEqualTo(202);
        JsonNode job = ended(split + done.json().get("id").stringValue() + "/");
        assertThat(job.get("state").stringValue()).isEqualTo("done");
        assertThat(issueOf(silver)).isEqualTo(job.get("issue").stringValue());
        assertThat(issueOf(plain)).isEqualTo(issue);
        for (String wrong : List.of("{}", "{\"tag\":\"tier\"}", "{\"events\":[\"x\"]}",
                "[]")) {
            assertThat(server.post(split, wrong).status()).as(wrong).isEqualTo(400);
        }
        JsonNode entry = newest(issue);
        Reply undone = undo(issue, entry);
        assertThat(undone.status()).as(undone.text()).isEqualTo(202);
        assertThat(undone.json().get("kind").stringValue()).isEqualTo("undo");
        JsonNode back = ended(split + undone.json().get("id").stringValue() + "/");
        assertThat(back.get("state").stringValue()).isEqualTo("done");
        assertThat(back.get("issue").stringValue()).isEqualTo(issue);
        assertThat(issueOf(silver)).isEqualTo(issue);
        assertThat(undo(issue, entry).status()).isEqualTo(409);
    }

    @Test
    void split_whatWasSplitOffIsMergedElsewhere_undoIsRefused() {
        String plain = send("MixedWayError");
        String issue = issueOf(plain);
        String silver = server.event(IssueFlowTest.error("MixedWayError", "x", "shop@1.0.0")
                .replace("\"gold\"", "\"silver\""));
        String split = ISSUES + issue + "/split/";
        JsonNode job = ended(split + server.post(split, "{\"tag\":\"tier\",\"value\":\"silver\"}")
                .json().get("id").stringValue() + "/");
        JsonNode entry = newest(issue);
        merge("elsewhere", job.get("issue").stringValue(), issueOf(send("OtherWayError")));

        Reply refused = undo(issue, entry);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("merged with other issues");
        assertThat(issueOf(silver)).isNotEqualTo(issue);
    }

    @Test
    void split_keysWithoutSuchEvents_areNotDivided() {
        String one = send("HalfOneError");
        String issue = issueOf(one);
        merge("one bug", issue, issueOf(send("HalfTwoError")));
        String silver = server.event(IssueFlowTest.error("HalfOneError", "x", "shop@1.0.0")
                .replace("\"gold\"", "\"silver\""));
        String split = ISSUES + issue + "/split/";
        JsonNode job = ended(split + server.post(split, "{\"tag\":\"tier\",\"value\":\"silver\"}")
                .json().get("id").stringValue() + "/");
        assertThat(issueOf(silver)).isEqualTo(job.get("issue").stringValue());

        String later = server.event(IssueFlowTest.error("HalfTwoError", "x", "shop@1.0.0")
                .replace("\"gold\"", "\"silver\""));

        assertThat(issueOf(later)).isEqualTo(issue);
        assertThat(newest(issue).get("data").get("fingerprints").size()).isEqualTo(1);
    }

    @Test
    void split_noEventIsLikeThat_endsRefused() {
        String split = ISSUES + issueOf(send("LonelyWayError")) + "/split/";

        JsonNode job = ended(split + server.post(split, "{\"frame\":\"nothing\"}").json().get("id")
                .stringValue() + "/");

        assertThat(job.get("state").stringValue()).isEqualTo("refused");
        assertThat(job.get("detail").stringValue()).contains("No stored event");
        assertThat(job.get("issue").isNull()).isTrue();
        assertThat(server.get(split + "999999/").status()).isEqualTo(404);
        assertThat(server.get(split + "x/").status()).isEqualTo(404);
    }

    private JsonNode ended(String split) {
        JsonNode job = server.get(split).json();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (job.get("state").stringValue().equals("running") && System.nanoTime() < end) {
            Thread.onSpinWait();
            job = server.get(split).json();
        }
        return job;
    }

    @Test
    void split_whatCannotBe_isRefused() {
        String one = issueOf(send("WholeError"));
        String all = keys(one).getFirst();
        for (String wrong : List.of("", "?id=", "?id=12", "?id=zzzzzzzzzzzzzzzz",
                "?id=0123456789abcdef", "?id=" + all)) {
            Reply reply = server.delete(ISSUES + one + "/hashes/" + wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.json().get("detail").stringValue()).isNotBlank();
        }
        assertThat(server.post(ISSUES + one + "/activities/x/undo/", "").status()).isEqualTo(404);
        assertThat(server.post(ISSUES + one + "/activities/1/undo/", "").status()).isEqualTo(409);
    }
}
