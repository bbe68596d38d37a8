package io.corral.server.rest.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Scope;
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

/// Releases as scripts and sentry-cli create and read them.
@TestInstance(Lifecycle.PER_CLASS)
class ReleaseFlowTest {

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

    @Test
    void create_isAnUpsert() {
        Reply created = server.post(
                RELEASES, "{\"version\":\"shop@2.0.0+5\",\"projects\":[\"shop\"]}");
        assertThat(created.status()).isEqualTo(201);
        JsonNode release = created.json();
        assertThat(release.get("version").stringValue()).isEqualTo("shop@2.0.0+5");
        assertThat(release.get("shortVersion").stringValue()).isEqualTo("2.0.0+5");
        assertThat(release.get("status").stringValue()).isEqualTo("open");
        assertThat(release.get("projects").get(0).get("slug").stringValue()).isEqualTo("shop");
        assertThat(release.get("versionInfo").get("package").stringValue()).isEqualTo("shop");
        assertThat(release.get("versionInfo").get("version").get("buildCode").stringValue())
                .isEqualTo("5");
        assertThat(release.get("newGroups").intValue()).isZero();
        assertThat(release.get("lastCommit").isNull()).isTrue();

        Reply archived = server.post(RELEASES,
                "{\"version\":\"shop@2.0.0+5\",\"projects\":[],\"status\":\"archived\"}");
        assertThat(archived.status()).isEqualTo(208);
        assertThat(archived.json().get("status").stringValue()).isEqualTo("archived");
        assertThat(archived.json().get("projects").size()).isEqualTo(1);
    }

    @Test
    void tokenForReleasesOnly_publishesOne_andSeesNothingElse() {
        for (Scope scope : List.of(Scope.PROJECT_RELEASES, Scope.ORG_CI)) {
            String token = server.tokens().owner().get(scope);
            String version = scope.name();
            String release = RELEASES + version + "/";
            String body = "{\"version\":\"" + version + "\",\"projects\":[\"shop\"]}";

            assertThat(server.send("POST", RELEASES, body, token).status()).isEqualTo(201);
            assertThat(server.send("PUT", release, "{\"commits\":[]}", token).status())
                    .isEqualTo(200);
            assertThat(server.send("POST", release + "deploys/",
                    "{\"environment\":\"production\"}", token).status()).isEqualTo(201);
            for (String path : List.of("organizations/acme/repos/", RELEASES, release,
                    release + "previous-with-commits/", release + "commits/",
                    release + "deploys/", release + "files/",
                    "organizations/acme/chunk-upload/", "projects/acme/shop/releases/",
                    "projects/acme/shop/files/dsyms/")) {
                assertThat(server.getAs(token, path).status()).as(path).isEqualTo(200);
            }
            for (String path : List.of("organizations/acme/issues/", "organizations/acme/",
                    "projects/acme/shop/keys/", "organizations/acme/members/")) {
                assertThat(server.getAs(token, path).status()).as(path).isEqualTo(403);
            }
        }
    }

    @Test
    void thresholds_areShaped_andNone() {
        assertThat(server.get("organizations/acme/release-threshold-statuses/?start=2026-11-20"
                + "&end=2026-11-21").text()).isEqualTo("{}");
    }

    @Test
    void version_isOneEncodedSegment() {
        server.post(RELEASES, "{\"version\":\"a/b@1.0 beta\",\"projects\":[" + server.shopId()
                + "]}");
        String path = RELEASES + "a%2Fb%401.0%20beta/";

        assertThat(server.get(path).json().get("version").stringValue())
                .isEqualTo("a/b@1.0 beta");
        Reply finalized = server.put(path, "{\"dateReleased\":\"2026-11-20T10:00:00Z\","
                + "\"url\":\"https://example.com\",\"refs\":[]}");
        assertThat(finalized.json().get("dateReleased").stringValue())
                .isEqualTo("2026-11-20T10:00:00.000000Z");
        assertThat(server.get("projects/acme/shop/releases/a%2Fb%401.0%20beta/").status())
                .isEqualTo(200);
        assertThat(server.get("projects/acme/api/releases/a%2Fb%401.0%20beta/").status())
                .isEqualTo(404);
        assertThat(server.delete(path).status()).isEqualTo(204);
        assertThat(server.get(path).status()).isEqualTo(404);
        assertThat(server.delete(path).status()).isEqualTo(404);
    }

    @Test
    void projectPath_createsAndLists() {
        assertThat(server.post("projects/acme/api/releases/", "{\"version\":\"api-7\"}").status())
                .isEqualTo(201);

        assertThat(versions(server.get("projects/acme/api/releases/"))).contains("api-7");
        assertThat(versions(server.get("projects/acme/shop/releases/"))).doesNotContain("api-7");
        assertThat(versions(server.get(RELEASES + "?query=pi-7"))).containsExactly("api-7");
        Reply first = server.get(RELEASES + "?per_page=1&cursor=");
        assertThat(first.json().size()).isEqualTo(1);
        assertThat(first.header("Link")).contains("rel=\"next\"");
    }

    @Test
    void wrongBodies_areRefused() {
        assertThat(server.post(RELEASES, "{\"projects\":[\"shop\"]}").status()).isEqualTo(400);
        assertThat(server.post(RELEASES, "{\"version\":\"x1\",\"projects\":[]}").status())
                .isEqualTo(400);
        assertThat(server.post(RELEASES, "{\"version\":\"x1\",\"projects\":[\"no\"]}").json()
                .get("projects").isArray()).isTrue();
        assertThat(server.post(RELEASES, "{\"version\":\"..\",\"projects\":[\"shop\"]}").status())
                .isEqualTo(400);
        assertThat(server.post(RELEASES, "not json").status()).isEqualTo(400);
        assertThat(server.get(RELEASES + "nothing/").status()).isEqualTo(404);
        assertThat(server.getAs(server.readToken(), RELEASES).status()).isEqualTo(403);
    }

    @Test
    void eventsNameReleases() {
        server.issueOf(server.event("""
                {"release":"seen@3.1.0","exception":{"values":[{"type":"SeenError"}]}}"""));
        JsonNode release = server.get(RELEASES + "seen%403.1.0/").json();

        assertThat(release.get("newGroups").intValue()).isEqualTo(1);
        assertThat(release.get("firstEvent").stringValue()).endsWith("Z");
        assertThat(release.get("lastEvent").stringValue()).endsWith("Z");
    }

    private static List<String> versions(Reply reply) {
        return reply.json().valueStream()
                .map(release -> release.get("version").stringValue()).toList();
    }
}
