package io.corral.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.admin.OneShot;
import io.corral.server.config.Configuration;
import io.corral.server.config.ConfigurationReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdminFlowTest {

    @TempDir
    Path temporary;

    private final Configuration configuration =
            new ConfigurationReader().read(List.of(), Map.of());

    @Test
    void setupBackupRestore_keepsProjectsKeysAndTokens() {
        Path data = temporary.resolve("data");
        JsonNode first = ask(data, "{'command':'setup','org':'acme','project':'shop'}");
        assertThat(first.at("/result/dsn").asString()).endsWith("@127.0.0.1:9000/1");

        Path backup = temporary.resolve("backup");
        assertThat(ask(data, "{'command':'backup','directory':'" + backup + "'}")
                .path("ok").asBoolean()).isTrue();
        Path restored = temporary.resolve("restored");
        assertThat(ask(restored, "{'command':'restore','backup':'" + backup + "'}")
                .path("ok").asBoolean()).isTrue();

        JsonNode again = ask(restored, "{'command':'setup','org':'acme','project':'shop'}");
        assertThat(again.at("/result/dsn")).isEqualTo(first.at("/result/dsn"));
        assertThat(ask(restored, "{'command':'token.list'}").at("/result/tokens")).hasSize(2);
    }

    @Test
    void directoryInUse_isBusy() {
        Path data = temporary.resolve("data");
        try (AdminParts owner = new AdminParts(configuration.withData(data), Clock.systemUTC())) {
            assertThat(owner.handler()).isNotNull();
            assertThat(ask(data, "{'command':'user.list'}").path("busy").asBoolean()).isTrue();
        }
    }

    @Test
    void restore_ofNewerFormat_isRefused() throws Exception {
        Path data = temporary.resolve("data");
        ask(data, "{'command':'setup','org':'acme','project':'shop'}");
        Path backup = temporary.resolve("backup");
        ask(data, "{'command':'backup','directory':'" + backup + "'}");
        Files.writeString(backup.resolve("format"), "99\n");

        JsonNode answer = ask(
                temporary.resolve("restored"), "{'command':'restore','backup':'" + backup + "'}");

        assertThat(answer.path("error").asString()).contains("use a newer version");
        assertThat(temporary.resolve("restored")).doesNotExist();
    }

    private JsonNode ask(Path data, String request) {
        var out = new ByteArrayOutputStream();
        new OneShot(path -> new AdminParts(configuration.withData(path), Clock.systemUTC())).run(
                data,
                new ByteArrayInputStream(
                        request.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(out.toByteArray());
    }
}
