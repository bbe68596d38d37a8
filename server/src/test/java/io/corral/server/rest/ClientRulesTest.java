package io.corral.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Scope;
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

/// What Sentry's clients rely on and nobody would guess (API reference 0 and 2.7), one test each.
@TestInstance(Lifecycle.PER_CLASS)
class ClientRulesTest {

    private ApiServer server;
    private String event;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        event = server.event("{\"message\":\"something, with a comma\",\"release\":\"a/b@1.0\"}");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void login_ofTheNewCommandLine_asksRegionsThenAuthThenOrganizations() {
        JsonNode region = server.get("users/me/regions/").json().at("/regions/0");
        assertThat(region.get("url").asString()).isEqualTo(server.url());

        assertThat(server.get("auth/").json().get("id").isString()).isTrue();
        assertThat(server.get("organizations/?per_page=100").json())
                .extracting(each -> each.get("slug").asString()).contains("acme");
    }

    @Test
    void login_ofSentryCli_asksTheRootAlone() {
        JsonNode root = server.get("").json();

        assertThat(root.get("version").asString()).isEqualTo("0");
        assertThat(root.at("/auth/scopes")).extracting(JsonNode::asString)
                .contains("project:releases", "event:read");
        assertThat(root.at("/user/email").isString()).isTrue();
        assertThat(server.getAs("nonsense", "").json().get("detail").asString())
                .isEqualTo("Invalid token");
    }

    @Test
    void organization_hasNoRegionUrl_andAnAbsoluteAddress() {
        JsonNode links = server.get("organizations/acme/").json().get("links");

        assertThat(links.has("regionUrl")).isFalse();
        assertThat(links.get("organizationUrl").asString()).startsWith("http://");
    }

    @Test
    void contentType_isExactlyJson_ofErrorsToo() {
        for (String path : List.of("", "organizations/acme/", "organizations/none/", "nonsense/",
                "organizations/acme/issues/?limit=1000")) {
            assertThat(server.get(path).header("Content-Type")).as(path)
                    .isEqualTo("application/json");
        }
        assertThat(server.getAs(null, "auth/").header("Content-Type"))
                .isEqualTo("application/json");
    }

    @Test
    void token_isAUserToken_of64HexDigits() {
        assertThat(server.tokens().outsider()).matches("sntryu_[0-9a-f]{64}");
    }

    @Test
    void emptyCursor_isTheFirstPage_andTheLastOneSaysSo() {
        Reply first = server.get("organizations/acme/projects/?cursor=&per_page=1");
        assertThat(first.json()).hasSize(1);
        assertThat(first.header("Link")).contains("rel=\"next\"; results=\"true\"");

        Reply second = server.get("organizations/acme/projects/?cursor=0:1:0&per_page=1");
        assertThat(second.json()).hasSize(1).doesNotContain(first.json().get(0));
        Reply last = server.get("organizations/acme/projects/?cursor=&query=slug:shop");
        assertThat(last.header("Link")).contains("rel=\"next\"; results=\"false\"");
    }

    @Test
    void link_hasNoCommaInItsAddresses() {
        String link = server.get("organizations/acme/issues/?query=something,%20with&limit=1")
                .header("Link");

        assertThat(link.split(",", -1)).hasSize(2);
    }

    @Test
    void pathWithoutSlashAtItsEnd_isAnswered_notRedirected() {
        assertThat(server.get("organizations/acme").status()).isEqualTo(200);
        assertThat(server.post("organizations/acme/teams", "{\"slug\":\"no-slash\"}").status())
                .isEqualTo(201);
    }

    @Test
    void body_isJson_whateverItClaims() {
        assertThat(server.put("projects/acme/api/", "{\"platform\":\"java\"}").status())
                .isEqualTo(200);
        assertThat(server.put("projects/acme/api/", "platform=java").json().get("detail")
                .asString()).contains("JSON");
    }

    @Test
    void unknownParameters_areTolerated() {
        assertThat(server.get("organizations/acme/issues/?referrer=x&useRpc=1&collapse=unhandled"
                + "&expand=owners&shortIdLookup=1").status()).isEqualTo(200);
    }

    @Test
    void permalink_isAbsolute_andNamesTheOrganization() {
        JsonNode issue = server.issueOf(event);

        assertThat(issue.get("permalink").asString()).isEqualTo(server.url()
                + "/organizations/acme/issues/" + issue.get("id").asString() + "/");
    }

    @Test
    void servicesOfTheVendor_answer404InJson() {
        for (String path : List.of("organizations/acme/ai-conversations/",
                "organizations/acme/agents/conversations/",
                "organizations/acme/issues/1/autofix/", "customers/acme/",
                "organizations/acme/preprodartifacts/snapshots/1/")) {
            Reply reply = server.get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.json().get("detail").isString()).as(path).isTrue();
        }
    }

    @Test
    void alertsAndMonitors_areReadWithTheScopesClientsHave() {
        String token = server.tokens().owner().getOrDefault(Scope.ORG_READ, "");

        for (String path : List.of("workflows/", "detectors/", "alert-rules/", "combined-rules/",
                "monitors/", "uptime/")) {
            assertThat(server.getAs(token, "organizations/acme/" + path).status()).as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void createProject_ofTheMcpServer_looksForRepositoriesAndReadsTheKey() {
        assertThat(server.get("organizations/acme/repos/?per_page=100").status()).isEqualTo(200);
        server.post("organizations/acme/teams/", "{\"slug\":\"makers\"}");
        Reply made = server.post("teams/acme/makers/projects/",
                "{\"name\":\"made\",\"platform\":\"node\",\"default_rules\":true}");
        assertThat(made.status()).isEqualTo(201);

        JsonNode keys = server.get("projects/acme/made/keys/").json();
        assertThat(keys.at("/0/dsn/public").asString()).startsWith("http://");
        assertThat(server.get("organizations/acme/detectors/?query=type:error&project=made").json())
                .hasSize(1);
    }

    @Test
    void projectOfAKey_isFoundByItsPublicHalf() {
        JsonNode found = server.get("projects/?query=dsn:" + server.dsn().publicKey()).json();

        assertThat(found.at("/0/organization/slug").asString()).isEqualTo("acme");
        assertThat(server.get("projects/?query=dsn:" + "0".repeat(32)).json()).isEmpty();
    }
}
