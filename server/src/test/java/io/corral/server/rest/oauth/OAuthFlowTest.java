package io.corral.server.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import io.corral.server.ui.BrowserClient;
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

/// A program without a browser gets a token that its person approves.
@TestInstance(Lifecycle.PER_CLASS)
class OAuthFlowTest {

    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

    private ApiServer server;
    private BrowserClient browser;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        browser = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    private JsonNode begin(String scope) {
        Reply begun = server.sendTo("POST", "/oauth/device/code/",
                "client_id=my-cli&scope=" + scope, null);
        assertThat(begun.status()).isEqualTo(200);
        return begun.json();
    }

    private Reply take(JsonNode begun) {
        return server.sendTo("POST", "/oauth/token/", "grant_type=" + DEVICE
                + "&client_id=my-cli&device_code=" + begun.get("device_code").asString(), null);
    }

    @Test
    void approvedProgram_getsATokenThatWorks_once() {
        JsonNode begun = begin("org:read%20project:read%20nonsense");
        String code = begun.get("user_code").asString();

        assertThat(begun.get("verification_uri_complete").asString())
                .isEqualTo(server.url() + "/oauth/device/?user_code=" + code);
        assertThat(take(begun).status()).isEqualTo(400);
        assertThat(take(begun).json().get("error").asString()).isEqualTo("authorization_pending");
        assertThat(browser.get("/oauth/device/?user_code=" + code.toLowerCase(Locale.ROOT)
                .replace("-", "")).text()).contains("my-cli", "org:read", "project:read", code);
        assertThat(browser.post("/oauth/device/",
                List.of("code=" + code, "decision=approve")).text()).contains("is let in");

        JsonNode token = take(begun).json();

        assertThat(token.get("token_type").asString()).isEqualTo("bearer");
        assertThat(token.get("scope").asString()).isEqualTo("org:read project:read");
        assertThat(token.get("access_token").asString()).startsWith("sntryu_").hasSize(71);
        assertThat(server.getAs(token.get("access_token").asString(), "auth/").json().get("id"))
                .isEqualTo(token.at("/user/id"));
        assertThat(take(begun).json().get("error").asString()).isEqualTo("expired_token");
        assertSucceeded(token);
    }

    /// The refresh token gets a successor of the token, once, for the same program.
    private void assertSucceeded(JsonNode token) {
        assertThat(token.get("expires_in").asInt()).isEqualTo(30 * 24 * 60 * 60);
        String refresh = "grant_type=refresh_token&refresh_token="
                + token.get("refresh_token").asString() + "&client_id=";
        assertThat(server.sendTo("POST", "/oauth/token/", refresh + "other", null).json()
                .get("error").asString()).isEqualTo("invalid_grant");

        JsonNode next = server.sendTo("POST", "/oauth/token/", refresh + "my-cli", null).json();

        assertThat(next.get("scope")).isEqualTo(token.get("scope"));
        assertThat(server.getAs(next.get("access_token").asString(), "auth/").status())
                .isEqualTo(200);
        assertThat(server.getAs(token.get("access_token").asString(), "auth/").status())
                .isEqualTo(401);
        assertThat(server.sendTo("POST", "/oauth/token/", refresh + "my-cli", null).status())
                .isEqualTo(400);
    }

    @Test
    void deniedProgram_isTold() {
        JsonNode begun = begin("");
        String code = begun.get("user_code").asString();

        assertThat(browser.post("/oauth/device/", List.of("code=" + code, "decision=deny"))
                .text()).contains("was told no");
        assertThat(take(begun).json().get("error").asString()).isEqualTo("access_denied");
        assertThat(browser.get("/oauth/device/?user_code=" + code).status()).isEqualTo(404);
    }

    @Test
    void page_asksForTheCode_andForSigningIn() {
        assertThat(browser.get("/oauth/device/").text()).contains("The code your program shows");
        assertThat(browser.get("/oauth/device/?user_code=BBBB-BBBB").status()).isEqualTo(404);
        try (var stranger = BrowserClient.signedOut(server.url())) {
            assertThat(stranger.get("/oauth/device/").header("Location")).startsWith("/login/");
        }
    }

    @Test
    void mistakes_areNamed() {
        assertThat(server.sendTo("POST", "/oauth/device/code/", "scope=org:read", null).json()
                .get("error").asString()).isEqualTo("invalid_request");
        assertThat(server.sendTo("POST", "/oauth/token/", "grant_type=password", null).json()
                .get("error").asString()).isEqualTo("unsupported_grant_type");
        assertThat(server.sendTo("POST", "/oauth/token/",
                "grant_type=refresh_token&refresh_token=x", null).json().get("error").asString())
                .isEqualTo("invalid_grant");
    }
}
