package io.corral.server.rest.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Code mappings, and links to source made with them.
@TestInstance(Lifecycle.PER_CLASS)
class CodeMappingFlowTest {

    private static final String BULK = "organizations/acme/code-mappings/bulk/";
    private static final String LINK = "projects/acme/shop/stacktrace-link/?file=";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode bulk(String mappings) {
        return server.post(BULK, """
                {"project":"shop","repository":"acme/shop","provider":"github",
                 "defaultBranch":"main","mappings":[%s]}""".formatted(mappings)).json();
    }

    @Test
    void frame_isLinkedByTheLongestRoot() {
        JsonNode made = bulk("""
                {"stackRoot":"com/acme/","sourceRoot":"src/main/java/com/acme/"},
                {"stackRoot":"com/acme/web/","sourceRoot":"web/src/com/acme/web/"}""");
        assertThat(made.get("created").asInt()).isEqualTo(2);
        assertThat(server.get("organizations/acme/repos/?query=shop&per_page=100&cursor=").json())
                .extracting(each -> each.get("name").asString()).containsExactly("acme/shop");

        JsonNode link = server.get(LINK + "com/acme/web/Cart%20Page.java&lineNo=12").json();

        assertThat(link.get("sourcePath").asString())
                .isEqualTo("web/src/com/acme/web/Cart Page.java");
        assertThat(link.get("sourceUrl").asString()).isEqualTo("https://github.com/acme/shop/"
                + "blob/main/web/src/com/acme/web/Cart%20Page.java#L12");
        assertThat(link.at("/config/stackRoot").asString()).isEqualTo("com/acme/web/");
        assertThat(server.get(LINK + "com/acme/Cart.java&commitId=abc123").json()
                .get("sourceUrl").asString()).isEqualTo("https://github.com/acme/shop/blob/abc123/"
                        + "src/main/java/com/acme/Cart.java");
        assertThat(server.get(LINK + "org/other/X.java").json().get("error").asString())
                .isEqualTo("stack_root_mismatch");
        assertThat(server.get("projects/acme/api/stacktrace-link/?file=x").json().get("error")
                .asString()).isEqualTo("no_code_mappings_for_project");
        assertThat(server.get("projects/acme/shop/stacktrace-link/").status()).isEqualTo(400);
    }

    @Test
    void repository_isToldOf_andListed() {
        JsonNode made = server.post("organizations/acme/repos/", "{\"name\":\"acme/tools\"}")
                .json();

        assertThat(made.at("/provider/name").asString()).isEqualTo("Unknown Provider");
        assertThat(server.get("organizations/acme/repos/?query=tools").json())
                .containsExactly(made);
        assertThat(server.get("organizations/acme/repos/?query=none").json()).isEmpty();
    }

    @Test
    void mapping_sentAgain_isUpdated_listedAndDeleted() {
        bulk("{\"stackRoot\":\"app/\",\"sourceRoot\":\"a/\"}");

        JsonNode again = bulk("{\"stackRoot\":\"app/\",\"sourceRoot\":\"b/\"},{\"x\":1}");

        assertThat(again.get("updated").asInt()).isEqualTo(1);
        assertThat(again.get("errors").asInt()).isEqualTo(1);
        assertThat(again.at("/mappings/1/status").asString()).isEqualTo("error");
        JsonNode listed = server.get("organizations/acme/code-mappings/?project=shop").json()
                .valueStream().filter(each -> each.get("stackRoot").asString().equals("app/"))
                .findFirst().orElseThrow();
        assertThat(listed.get("sourceRoot").asString()).isEqualTo("b/");
        String path = "organizations/acme/code-mappings/" + listed.get("id").asString() + "/";
        assertThat(server.delete(path).status()).isEqualTo(204);
        assertThat(server.delete(path).status()).isEqualTo(404);
        assertThat(server.post(BULK, "{\"project\":\"none\",\"repository\":\"a/b\","
                + "\"mappings\":[{\"stackRoot\":\"\"}]}").status()).isEqualTo(404);
    }
}
