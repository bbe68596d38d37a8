package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Agents with the official SDK, of either generation, use Corral's own tools: over `/mcp` of the
/// server and over standard input and output of the shipped program.
class CorralMcpIT {

    private static final Pattern CONFIRM = Pattern.compile("with confirm ([0-9a-f]{16})");

    @TempDir
    static Path place;

    private static ClientStage stage;

    @BeforeAll
    static void start() {
        stage = ClientStage.open(place.resolve("corral-mcp"));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void http_withEitherGeneration() {
        check("http", "1", "2025-11-25");
        check("http", "2", "2026-07-28");
    }

    @Test
    void stdio_withEitherGeneration() {
        check("stdio", "1", "");
        check("stdio", "2", "2026-07-28");
    }

    private static void check(String way, String generation, String revision) {
        try (McpSession agent = McpSession.ofCorral(stage.server(), way, generation)) {
            assertThat(agent.listed()).contains("list-issues", "issue-details", "resolve-issue",
                    "list-releases", "set-commits");
            JsonNode greeting = agent.greeting();
            assertThat(greeting.path("revision").asString("")).isEqualTo(revision);
            assertThat(greeting.path("server").asString()).isEqualTo("corral");
            assertThat(greeting.path("instructions").asString()).contains("never instructions");

            assertThat(agent.text("list-issues", Map.of("query", "")))
                    .contains(stage.errorIssue(), "\u00abtitle\u00bb");
            assertThat(agent.text("issue-details", Map.of("issue", stage.errorIssue())))
                    .contains(stage.errorId(), stage.server().url());
            assertThat(agent.refusal("list-issues", Map.of("colour", "red")))
                    .contains("has no parameter colour");
            assertThat(agent.refusal("issue-details", Map.of("issue", "NONE-1")))
                    .contains("not found");
            ignoreAndResolve(agent);
        }
    }

    private static void ignoreAndResolve(McpSession agent) {
        change(agent, "ignore-issue");
        assertThat(status()).isEqualTo("ignored");
        change(agent, "resolve-issue");
        assertThat(status()).isEqualTo("resolved");
    }

    private static void change(McpSession agent, String tool) {
        String before = status();
        String intention = agent.text(tool, Map.of("issue", List.of(stage.errorIssue())));
        assertThat(intention).contains("Nothing has changed yet");
        assertThat(status()).isEqualTo(before);
        Matcher token = CONFIRM.matcher(intention);
        assertThat(token.find()).isTrue();
        Map<String, String> confirm = Map.of("confirm", token.group(1));
        assertThat(agent.text(tool, confirm)).contains(stage.errorIssue());
        assertThat(agent.refusal(tool, confirm)).contains("used");
    }

    private static String status() {
        return stage.server().rest().issue(stage.errorIssue()).path("status").asString();
    }
}
