package io.corral.server.rest.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.Learning;
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

@TestInstance(Lifecycle.PER_CLASS)
class MemoryRoutesTest {

    private static final String PATH = "organizations/acme/memory/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode keep(String body) {
        Reply reply = server.post(PATH, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private List<String> texts(String query) {
        return server.get(PATH + query).json().valueStream()
                .map(each -> each.path("text").asString()).toList();
    }

    @Test
    void learning_isKept_writtenAnew_andForgotten() {
        JsonNode kept = keep("{\"kind\":\"issue\",\"text\":\" pool of 40 is enough \","
                + "\"issue\":\"shop-7\",\"project\":\"shop\"}");
        assertThat(kept.path("text").asString()).isEqualTo("pool of 40 is enough");
        assertThat(kept.path("issue").asString()).isEqualTo("SHOP-7");
        assertThat(kept.path("project").asString()).isEqualTo("shop");
        assertThat(kept.path("author").path("email").asString()).isEqualTo("owner@localhost");
        String one = PATH + kept.path("id").asString() + "/";
        Reply changed = server.put(one, "{\"kind\":\"decision\",\"text\":\"pool of 60\"}");
        assertThat(changed.json().path("kind").asString()).isEqualTo("decision");
        assertThat(changed.json().path("issue").isNull()).isTrue();
        assertThat(texts("?query=pool")).containsExactly("pool of 60");
        assertThat(server.delete(one).status()).isEqualTo(204);
        assertThat(server.delete(one).status()).isEqualTo(404);
        assertThat(server.put(one, "{\"kind\":\"issue\",\"text\":\"x\"}").status()).isEqualTo(404);
    }

    @Test
    void learnings_areFound_byWords_kind_andWhatTheyAreAbout() {
        keep("{\"kind\":\"pattern\",\"text\":\"429 stops by itself\",\"topic\":\"maps.example\"}");
        keep("{\"kind\":\"decision\",\"text\":\"we ignore bots\",\"topic\":\"Crawler\"}");
        keep("{\"kind\":\"issue\",\"text\":\"a typo\",\"issue\":\"SHOP-21\"}");
        assertThat(texts("?query=kind:pattern")).containsExactly("429 stops by itself");
        assertThat(texts("?query=bots%20ignore")).containsExactly("we ignore bots");
        assertThat(texts("?query=issue:shop-21")).containsExactly("a typo");
        assertThat(texts("?about=shop-21&about=Timeout%20at%20MAPS.example"))
                .containsExactly("a typo", "429 stops by itself");
        assertThat(texts("?about=shop-2")).isEmpty();
        Reply page = server.get(PATH + "?per_page=1");
        assertThat(page.json().size()).isEqualTo(1);
        assertThat(page.header("Link")).contains("results=\"true\"");
    }

    @Test
    void whatIsNoLearning_isRefused_withItsField() {
        assertThat(server.post(PATH, "{\"kind\":\"rumour\",\"text\":\"x\"}").json().has("kind"))
                .isTrue();
        assertThat(server.post(PATH, "{\"kind\":\"issue\"}").json().has("text")).isTrue();
        assertThat(server.post(PATH, "{\"kind\":\"issue\",\"text\":\""
                + "x".repeat(Learning.TEXT_LENGTH_MAX + 1) + "\"}").json().has("text")).isTrue();
        assertThat(server.post(PATH, "{\"kind\":\"pattern\",\"text\":\"x\",\"topic\":\"io\"}")
                .json().has("topic")).isTrue();
        assertThat(server.post(PATH, "{\"kind\":\"issue\",\"text\":\"x\",\"project\":\"none\"}")
                .json().has("project")).isTrue();
    }
}
