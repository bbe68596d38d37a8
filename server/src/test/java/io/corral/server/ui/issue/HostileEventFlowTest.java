package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No text of an event, wherever it stands, becomes markup of any page that shows it.
@TestInstance(Lifecycle.PER_CLASS)
final class HostileEventFlowTest {

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

    static Stream<String> texts() {
        return HostileEvents.TEXTS.stream();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_staysText(String text) {
        String id = server.event(HostileEvents.of(text), HostileEvents.attachment(text),
                userReport(text));
        String issue = "/organizations/acme/issues/"
                + server.issueOf(id).get("id").stringValue() + "/";
        browser.post(issue + "notes/", List.of("text=" + text));
        String event = issue + "events/" + id + "/";
        String asked = "?query=" + encoded(text) + "&from=query%3D" + encoded(encoded(text))
                + "&environment=" + encoded(text) + "&thread=" + encoded(text);

        for (String path : List.of(issue, event, event + "?whole=1", event + "?stack=original",
                issue + asked, event + asked, issue + "events/", issue + "events/" + asked,
                issue + "tags/", issue + "tags/plain/", issue + "tags/" + encoded(text) + "/",
                issue + "?activity=all")) {
            Reply reply = browser.get(path);

            assertThat(reply.status()).as(path).isIn(200, 404);
            assertThat(PageHtml.faults(reply.text())).as(path).isEmpty();
            assertThat(reply.header("Content-Security-Policy")).contains("script-src 'self'")
                    .doesNotContain("unsafe");
        }
        for (String path : List.of(issue + "tags/", event + "trace/")) {
            assertThat(PageHtml.faults(browser.getPart(path).text())).as(path).isEmpty();
        }
        assertThat(PageHtml.text(browser.get(event).text())).contains(text);
    }

    private static String userReport(String text) {
        String json = Json.MAPPER.writeValueAsString(Map.of(
                "event_id", "0".repeat(31) + "1", "name", text, "email", text, "comments", text));
        return "{\"type\":\"user_report\",\"length\":"
                + json.getBytes(StandardCharsets.UTF_8).length + "}\n" + json;
    }
}
