package io.corral.server.rest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.server.rest.ApiAnswers;
import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import io.corral.server.ui.BrowserClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(Lifecycle.PER_CLASS)
class ApiDocumentTest {

    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("corral.root")));
    private static final String REGENERATE =
            """
            write it anew with: ./mvnw -q -pl server -am test -Dtest=ApiDocumentTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Dcorral.regenerate=true""";

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
    void everyRoute_hasAnEntry() {
        assertThat(OpenApi.of(server.served()).undescribed())
                .as("describe them in docs/api").isEmpty();
    }

    @Test
    void everyEntry_hasARoute() {
        assertThat(OpenApi.of(server.served()).unserved())
                .as("serve them, or take them out of docs/api").isEmpty();
    }

    @Test
    void document_isOpenApi_andNeedsNoToken() {
        Reply reply = server.getAs(null, "openapi.json");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode document = reply.json();
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.1");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo(server.url());
        JsonNode issues = document.path("paths").path("/api/0/organizations/{org}/issues/")
                .path("get");
        assertThat(issues.at("/security/0/token/0").asString()).isEqualTo("event:read");
        assertThat(issues.at("/responses/200/content/application~1json/schema/items/$ref")
                .asString()).isEqualTo("#/components/schemas/Issue");
        assertThat(issues.path("parameters").findValuesAsString("name"))
                .contains("org", "query", "cursor");
    }

    @Test
    void page_listsEveryEndpoint_withItsScope() {
        try (var browser = BrowserClient.signedIn(server.url(), server.signInPath())) {
            var page = browser.get("/docs/api/");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
            assertThat(server.served()).allSatisfy(
                    route -> assertThat(page.text()).contains(">" + route.pattern() + "<"));
            assertThat(page.text()).contains(">project:releases<", ">any token<");
        }
    }

    @Test
    void answer_thatIsNotAsDescribed_isFound() throws Exception {
        var answers = new ApiAnswers(server.served());
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest
                    .newBuilder(URI.create(server.url() + "/api/0/openapi.json")).build();
            var response = client.send(request, BodyHandlers.ofByteArray());

            assertThatThrownBy(() -> answers.check("GET",
                    URI.create(server.url() + "/api/0/auth/"), response))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("required property 'email' not found");
        }
    }

    @Test
    void table_ofTheReadme_isCurrent() throws IOException {
        Path readme = ROOT.resolve("README.md");
        String current = ClientEndpoints.in(Files.readString(readme), server.served());
        if (Boolean.getBoolean("corral.regenerate")) {
            Files.writeString(readme, current);
        }
        assertThat(readme).as(REGENERATE).content().isEqualTo(current);
    }
}
