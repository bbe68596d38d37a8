package io.corral.server.rest.releases;

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

/// Commits, refs and deploys of releases, as sentry-cli and the `sentry` command line send them.
@TestInstance(Lifecycle.PER_CLASS)
class CommitFlowTest {

    private static final String RELEASES = "organizations/acme/releases/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void release(String version) {
        assertThat(server.post(RELEASES,
                "{\"version\":\"" + version + "\",\"projects\":[\"shop\"]}").status())
                .isEqualTo(201);
    }

    private static String commits(String... commits) {
        return "{\"commits\":[" + String.join(",", commits) + "]}";
    }

    private static String commit(String id, String message) {
        return """
                {"id":"%s","repository":"acme/shop","message":"%s","author_name":"Ada",
                "author_email":"ada@example.com","timestamp":"2026-11-20T10:00:00+01:00",
                "patch_set":[{"path":"src/Cart.java","type":"M"},{"path":"a.md","type":"A"}]}"""
                .formatted(id, message);
    }

    @Test
    void setCommits_areReadBackFieldByField() {
        release("commits@1");
        Reply put = server.put(RELEASES + "commits@1/",
                commits(commit("c2", "Second"), commit("c1", "First")));

        assertThat(put.json().get("commitCount").intValue()).isEqualTo(2);
        JsonNode last = put.json().get("lastCommit");
        assertThat(last.get("id").stringValue()).isEqualTo("c2");
        assertThat(last.get("message").stringValue()).isEqualTo("Second");
        assertThat(last.get("dateCreated").stringValue()).isEqualTo("2026-11-20T09:00:00.000000Z");
        assertThat(last.get("author").get("name").stringValue()).isEqualTo("Ada");
        assertThat(last.get("author").has("id")).isFalse();
        assertThat(put.json().get("authors").size()).isEqualTo(1);
        JsonNode repository = last.get("repository");
        assertThat(repository.get("name").stringValue()).isEqualTo("acme/shop");

        assertThat(ids(server.get(RELEASES + "commits@1/commits/"))).containsExactly("c2", "c1");
        assertThat(ids(server.get("projects/acme/shop/releases/commits@1/commits/")))
                .containsExactly("c2", "c1");
        assertThat(server.get("projects/acme/api/releases/commits@1/commits/").status())
                .isEqualTo(404);
        Reply first = server.get(RELEASES + "commits@1/commits/?per_page=1&cursor=");
        assertThat(ids(first)).containsExactly("c2");
        assertThat(first.header("Link")).contains("rel=\"next\"; results=\"true\"");
        assertThat(ids(server.get("organizations/acme/repos/"
                + repository.get("id").stringValue() + "/commits/"))).contains("c1", "c2");
        assertThat(server.get("organizations/acme/repos/99/commits/").status()).isEqualTo(404);

        JsonNode file = server.get(RELEASES + "commits@1/commitfiles/").json().get(0);
        assertThat(file.get("filename").stringValue()).isEqualTo("a.md");
        assertThat(file.get("type").stringValue()).isEqualTo("A");
        assertThat(file.get("repoName").stringValue()).isEqualTo("acme/shop");
        assertThat(server.get(RELEASES + "commits@1/commitfiles/").json().size()).isEqualTo(4);
    }

    private static List<String> ids(Reply reply) {
        return reply.json().valueStream().map(each -> each.get("id").stringValue()).toList();
    }

    @Test
    void previousWithCommits_isAnEmptyObjectWithoutOne() {
        release("previous@1");
        server.put(RELEASES + "previous@1/", commits(commit("p1", "one")));
        release("previous@2");

        assertThat(server.get(RELEASES + "previous@2/previous-with-commits/").json()
                .get("version").stringValue()).isEqualTo("previous@1");
        server.post(RELEASES, "{\"version\":\"lonely@1\",\"projects\":[\"api\"]}");
        assertThat(server.get(RELEASES + "lonely@1/previous-with-commits/").text())
                .isEqualTo("{}");
        assertThat(server.get(RELEASES + "none/previous-with-commits/").status())
                .isEqualTo(404);
    }

    @Test
    void refs_nameACommit_andNoneClearThem() {
        release("refs@1");
        Reply put = server.put(RELEASES + "refs@1/",
                "{\"refs\":[{\"repository\":\"acme/shop\",\"commit\":\"r2\","
                        + "\"previousCommit\":\"r1\"}]}");
        assertThat(put.json().get("lastCommit").get("id").stringValue()).isEqualTo("r2");
        assertThat(put.json().get("lastCommit").get("message").isNull()).isTrue();

        Reply cleared = server.put(RELEASES + "refs@1/", "{\"refs\":[]}");
        assertThat(cleared.json().get("lastCommit").isNull()).isTrue();
        assertThat(cleared.json().get("commitCount").intValue()).isZero();
    }

    @Test
    void commitMessage_resolvesTheIssueInTheRelease() {
        JsonNode issue = server.issueOf(server.event("""
                {"release":"fixing@1.0.0","exception":{"values":[{"type":"FixedError"}]}}"""));
        release("fixing@1.1.0");
        server.put(RELEASES + "fixing@1.1.0/",
                commits(commit("f1", "Catch it, fixes " + issue.get("shortId").stringValue())));

        JsonNode resolved = issue(issue);
        assertThat(resolved.get("status").stringValue()).isEqualTo("resolved");
        assertThat(resolved.get("statusDetails").get("inRelease").stringValue())
                .isEqualTo("fixing@1.1.0");
        JsonNode entry = server.get("organizations/acme/issues/"
                + issue.get("id").stringValue() + "/activities/").json().get("activity").get(0);
        assertThat(entry.get("type").stringValue()).isEqualTo("set_resolved_in_commit");
        assertThat(entry.get("data").get("commit").stringValue()).isEqualTo("f1");

        server.event("""
                {"release":"fixing@1.0.1","exception":{"values":[{"type":"FixedError"}]}}""");
        assertThat(issue(issue).get("status").stringValue()).isEqualTo("resolved");
        server.event("""
                {"release":"fixing@1.1.0","exception":{"values":[{"type":"FixedError"}]}}""");
        assertThat(issue(issue).get("status").stringValue()).isEqualTo("unresolved");
        server.put(RELEASES + "fixing@1.1.0/",
                commits(commit("f1", "Catch it, fixes " + issue.get("shortId").stringValue())));
        assertThat(issue(issue).get("status").stringValue())
                .as("telling the same commits again resolves nothing").isEqualTo("unresolved");
    }

    private JsonNode issue(JsonNode issue) {
        return server.get(
                "organizations/acme/issues/" + issue.get("id").stringValue() + "/").json();
    }

    @Test
    void suspects_areCommitsOfTheReleaseThatBroughtTheIssue() {
        release("suspect@1");
        server.put(RELEASES + "suspect@1/", commits(commit("s2", "Cart"), """
                {"id":"s1","repository":"acme/shop","author_name":"Bob",
                "patch_set":[{"path":"docs/readme.md","type":"M"}]}"""));
        String event = server.event("""
                {"release":"suspect@1","exception":{"values":[{"type":"SuspectError",
                "stacktrace":{"frames":[{"filename":"Cart.java","module":"src.Cart","in_app":true,
                "function":"total"}]}}]}}""");
        String issue = server.issueOf(event).get("id").stringValue();
        release("suspect@2");
        server.put(RELEASES + "suspect@2/", commits(commit("s3", "Later")));

        JsonNode committers = server.get("organizations/acme/issues/" + issue + "/committers/")
                .json().get("committers");
        assertThat(committers.size()).isEqualTo(1);
        assertThat(committers.get(0).get("author").get("name").stringValue()).isEqualTo("Ada");
        assertThat(committers.get(0).get("commits").size()).isEqualTo(1);
        JsonNode commit = committers.get(0).get("commits").get(0);
        assertThat(commit.get("id").stringValue()).isEqualTo("s2");
        assertThat(commit.get("score").doubleValue()).isEqualTo(1);
        assertThat(commit.get("reason").stringValue()).isEqualTo("Changed src/Cart.java, "
                + "the file of the topmost frame of your code (total)");
        assertThat(server.get("projects/acme/shop/events/" + event + "/committers/").json()
                .get("committers").get(0).get("commits").get(0).get("id").stringValue())
                .isEqualTo("s2");
        assertThat(server.get("projects/acme/api/events/" + event + "/committers/").status())
                .isEqualTo(404);
    }

    @Test
    void resolveInNextRelease_actsOnTheReleaseThatComes() {
        JsonNode issue = server.issueOf(server.event("""
                {"release":"next@1.0.0","exception":{"values":[{"type":"NextError"}]}}"""));
        String path = "organizations/acme/issues/" + issue.get("id").stringValue() + "/";
        server.put(path, "{\"status\":\"resolvedInNextRelease\"}");

        server.event("""
                {"release":"next@1.0.0","exception":{"values":[{"type":"NextError"}]}}""");
        assertThat(issue(issue).get("status").stringValue()).isEqualTo("resolved");
        release("next@1.0.1");
        server.event("""
                {"release":"next@1.0.1","exception":{"values":[{"type":"NextError"}]}}""");
        assertThat(issue(issue).get("status").stringValue()).isEqualTo("unresolved");
    }

    @Test
    void deploys_areNotedAndListed() {
        release("deployed@1");
        Reply created = server.post(RELEASES + "deployed@1/deploys/", """
                {"environment":"production","name":"blue","url":"https://example.com/1",
                "dateStarted":"2026-11-20T10:00:00Z","dateFinished":"2026-11-20T10:05:00Z",
                "projects":["shop"]}""");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("environment").stringValue()).isEqualTo("production");
        assertThat(created.json().get("name").stringValue()).isEqualTo("blue");
        assertThat(created.json().get("dateFinished").stringValue())
                .isEqualTo("2026-11-20T10:05:00.000000Z");

        assertThat(server.post(RELEASES + "deployed@1/deploys/",
                "{\"environment\":\"staging\"}").json().get("dateFinished").stringValue())
                .endsWith("Z");
        assertThat(server.get(RELEASES + "deployed@1/deploys/?projectSlug=shop").json().size())
                .isEqualTo(2);
        assertThat(server.get(RELEASES + "deployed@1/deploys/?projectSlug=api").json().size())
                .isZero();
        JsonNode release = server.get(RELEASES + "deployed@1/").json();
        assertThat(release.get("deployCount").intValue()).isEqualTo(2);
        assertThat(release.get("lastDeploy").get("environment").stringValue())
                .isEqualTo("staging");
    }

    @Test
    void wrongBodies_areRefused() {
        release("wrong@1");
        String path = RELEASES + "wrong@1/";
        assertThat(server.put(path, "{\"commits\":{}}").json().get("commits").isArray()).isTrue();
        assertThat(server.put(path, "{\"commits\":[{}]}").status()).isEqualTo(400);
        assertThat(server.put(path, "{\"commits\":[{\"id\":\"x\",\"timestamp\":\"noon\"}]}")
                .status()).isEqualTo(400);
        assertThat(server.put(path, "{\"refs\":[{\"repository\":\"a\"}]}").status())
                .isEqualTo(400);
        assertThat(server.post(path + "deploys/", "{}").json().get("environment").isArray())
                .isTrue();
        assertThat(server.post(path + "deploys/",
                "{\"environment\":\"x\",\"projects\":[\"api\"]}").status()).isEqualTo(400);
        assertThat(server.post(path + "deploys/",
                "{\"environment\":\"x\",\"dateFinished\":\"noon\"}").status()).isEqualTo(400);
    }
}
