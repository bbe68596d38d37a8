package io.corral.cli.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.Main;
import io.corral.protocol.json.Json;
import io.corral.tools.Toolbox;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class McpCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> environment, String input) {
        var surroundings = new Surroundings(
                environment, Path.of(""), () -> Instant.EPOCH, Somebody.NOBODY);
        return Main.lineOf(new McpCommand(surroundings, new ByteArrayInputStream(
                input.getBytes(StandardCharsets.UTF_8))))
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute();
    }

    @Test
    void messages_areAnsweredLineByLine() {
        assertThat(run(Map.of("SENTRY_AUTH_TOKEN", "sntryu_hidden"), """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}
                {"jsonrpc":"2.0","method":"notifications/initialized"}

                {"jsonrpc":"2.0","id":"two","method":"tools/list"}
                no JSON
                """)).isZero();
        List<JsonNode> answers = out.toString().lines().map(Json.MAPPER::readTree).toList();
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).path("id").intValue()).isEqualTo(1);
        assertThat(answers.get(1).path("id").asString()).isEqualTo("two");
        assertThat(answers.get(1).path("result").path("tools")).hasSameSizeAs(Toolbox.ALL);
        assertThat(answers.get(2).path("error").path("code").intValue()).isEqualTo(-32600);
        assertThat(out.toString()).doesNotContain("sntryu_hidden");
    }

    @Test
    void token_missing_isSaidAtOnce() {
        assertThat(run(Map.of(), "")).isEqualTo(1);
        assertThat(err.toString()).contains("SENTRY_AUTH_TOKEN is not set");
    }
}
