package io.corral.server.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The organisation's memory by its page, beside the API.
class MemoryPageFlowTest {

    private static final String PAGE = "/organizations/acme/settings/memory/";
    private static final String API = "organizations/acme/memory/";

    private ApiServer server;
    private BrowserClient owner;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterEach
    void stop() {
        owner.close();
        server.close();
    }

    private String page(String query) {
        return owner.get(PAGE + query).text();
    }

    @Test
    void note_isWritten_found_changedAndForgotten() {
        JsonNode issue = server.issueOf(server.event(
                "{\"exception\":{\"values\":[{\"type\":\"PoolError\",\"value\":\"empty\"}]}}"));
        String shortId = issue.get("shortId").asString();
        assertThat(page("")).contains("Nothing is remembered yet", "Remember something")
                .doesNotContain("role=\"search\"");

        Reply kept = owner.post(PAGE, List.of("kind=issue", "text= a pool of <b>40</b> is enough ",
                "issue=" + shortId.toLowerCase(Locale.ROOT), "topic=", "project=shop"));
        assertThat(kept.status()).isEqualTo(303);
        JsonNode stored = server.get(API).json().get(0);
        assertThat(stored.get("text").asString()).isEqualTo("a pool of <b>40</b> is enough");
        assertThat(stored.get("issue").asString()).isEqualTo(shortId);
        assertThat(stored.get("project").asString()).isEqualTo("shop");
        assertThat(stored.get("author").get("name").asString()).isEqualTo("Owner");
        String id = stored.get("id").asString();
        assertThat(page("")).contains("&lt;b&gt;40&lt;/b&gt;", "1 note", "id=\"learning-" + id,
                "/issues/" + issue.get("id").asString() + "/\">" + shortId, "Owner");
        assertThat(page("?query=enough kind:issue".replace(" ", "%20"))).contains("1 of 1 note");
        assertThat(page("?query=kind:decision")).contains("Nothing found", "0 of 1 note");

        owner.post(PAGE + id + "/", List.of("kind=decision", "text=a pool of 60",
                "issue=NOWHERE-1", "topic=PoolError", "project=", "action=save"));
        assertThat(page("")).contains("a pool of 60", "Decision", "NOWHERE-1")
                .doesNotContain(">" + shortId + "</a>");
        assertThat(owner.get("/organizations/acme/issues/" + issue.get("id").asString() + "/")
                .text()).contains("What is known", "a pool of 60", "#learning-" + id);

        owner.post(PAGE + id + "/", List.of("action=delete"));
        assertThat(server.get(API).json()).isEmpty();
        assertThat(owner.post(PAGE + id + "/", List.of("action=delete")).status())
                .isEqualTo(404);
        assertThat(owner.get("/organizations/acme/issues/" + issue.get("id").asString() + "/")
                .text()).doesNotContain("What is known");
    }

    @Test
    void whatIsWrong_isSaid_andStaysInTheForm() {
        Reply wrong = owner.post(PAGE, List.of("kind=pattern", "text=a thing", "topic=io"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Topic: Send 3 to 100 characters.", "a thing");

        server.post(API, "{\"kind\":\"pattern\",\"text\":\"older\"}");
        String id = server.get(API).json().get(0).get("id").asString();
        Reply changed = owner.post(PAGE + id + "/", List.of("kind=pattern", "text="));
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.text()).contains("Text: Send 1 to 2000 characters.", "open>");
        assertThat(server.get(API).json().get(0).get("text").asString()).isEqualTo("older");
    }

    @Test
    void addressOfTheForm_saysWhatItIsAbout_andOldNotesAreOnTheNextPage() {
        assertThat(page("?issue=SHOP-7")).contains("value=\"SHOP-7\"",
                "<option value=\"issue\" selected>");
        for (int i = 0; i < 51; i++) {
            server.post(API, "{\"kind\":\"pattern\",\"text\":\"note " + i + "\"}");
        }
        assertThat(page("")).contains("51 notes", "note 50", "?offset=50")
                .doesNotContain(">note 0<");
        assertThat(page("?offset=50")).contains(">note 0<").doesNotContain("Show older");
        server.post("organizations/other/memory/", "{\"kind\":\"pattern\",\"text\":\"theirs\"}");
        assertThat(page("")).doesNotContain("theirs");
    }
}
