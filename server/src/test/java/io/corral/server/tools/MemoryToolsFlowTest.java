package io.corral.server.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.server.rest.ApiServer;
import io.corral.testkit.http.CannedServer;
import io.corral.testkit.http.CannedServer.Reply;
import io.corral.tools.Toolbox;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Arguments.ArgumentsRead;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The tools of the memory against a whole server, and against one that has none.
@TestInstance(Lifecycle.PER_CLASS)
class MemoryToolsFlowTest {

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Answer ask(URI url, String name, Map<String, List<String>> given) {
        Tool tool = Toolbox.named(name).orElseThrow();
        var settings = new ClientSettings(url, server.fullToken(), "acme", null);
        if (!(Arguments.read(tool, given) instanceof ArgumentsRead.Right(var arguments))) {
            throw new AssertionError("wrong arguments");
        }
        try (var client = new SentryClient(settings)) {
            var call = ToolCall.start(client, settings, arguments, Instant.now(), null);
            return switch (tool.work()) {
                case Work.Reads(var question) -> question.apply(call);
                case Work.Changes(var planning) -> {
                    Work.Plan plan = planning.apply(call);
                    Answer intention = plan.intention();
                    Answer done = plan.change().get();
                    yield new Answer(
                            java.util.stream.Stream.of(intention, done)
                                    .flatMap(each -> each.parts().stream()).toList(),
                            List.of());
                }
            };
        }
    }

    private Answer ask(String name, Map<String, List<String>> given) {
        return ask(URI.create(server.url()), name, given);
    }

    @Test
    void whatWasLearned_isShown_whereItHelps() {
        String shortId = server.issueOf(server.event("""
                {"exception":{"values":[{"type":"CartError","value":"no price"}]}}"""))
                .path("shortId").asString();
        assertThat(ask("issue-details", Map.of("issue", List.of(shortId))).text())
                .doesNotContain("memory");
        Answer kept = ask("remember", Map.of("text", List.of("price feed was late"),
                "kind", List.of("issue"), "issue", List.of(shortId.toLowerCase(
                        java.util.Locale.ROOT))));
        assertThat(kept.text()).contains("going to: remember", "no known already",
                "issue: " + shortId, "price feed was late");
        Answer pattern = ask("remember", Map.of("text", List.of("ask the «feed» team"),
                "topic", List.of("carterror")));
        assertThat(pattern.text()).contains("ask the ‹feed› team");

        assertThat(ask("memory", Map.of("about", List.of(shortId, "CartError: x"))).text())
                .contains("price feed was late", "ask the ‹feed› team", "weigh them");
        assertThat(ask("memory", Map.of("query", List.of("feed late"))).text())
                .contains("price feed was late").doesNotContain("team");
        assertThat(ask("memory", Map.of("kind", List.of("decision"))).text())
                .contains("no learnings", "remember what you find out");
        assertThat(ask("issue-details", Map.of("issue", List.of(shortId))).text())
                .contains("memory:\n«pattern ", "ask the ‹feed› team»\n«issue ", "late»");

        String number = server.get("organizations/acme/memory/?query=team").json()
                .at("/0/id").asString();
        assertThat(ask("remember", Map.of("text", List.of("ask nobody"), "topic",
                List.of("carterror"), "replaces", List.of(number))).text())
                .contains("write learning " + number + " anew", "known already", "ask nobody");
        ask("remember", Map.of("forget", List.of(number)));
        assertThat(ask("memory", Map.of()).text()).contains("late").doesNotContain("nobody");
        assertThatThrownBy(() -> ask("remember", Map.of("forget", List.of(number))))
                .isInstanceOf(ClientException.class).hasMessageContaining("not found");
        assertThatThrownBy(() -> ask("remember", Map.of()))
                .isInstanceOf(ClientException.class).hasMessageContaining("say what to remember");
    }

    /// Sentry knows no such address, but the organisation.
    @Test
    void serverWithoutMemory_isSaid_inASentence() {
        try (var sentry = new CannedServer(
                request -> request.address().equals("/api/0/organizations/acme/")
                        ? Reply.ok("{\"slug\":\"acme\"}")
                        : Reply.of(404, "<h1>Page not found</h1>"))) {
            for (Map.Entry<String, Map<String, List<String>>> each : Map.of(
                    "memory", Map.<String, List<String>>of(),
                    "remember", Map.of("text", List.of("x"))).entrySet()) {
                assertThatThrownBy(() -> ask(sentry.url(), each.getKey(), each.getValue()))
                        .isInstanceOf(ClientException.class)
                        .hasMessageContaining("this server keeps no memory");
            }
        }
    }
}
