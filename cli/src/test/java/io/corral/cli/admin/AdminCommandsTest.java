package io.corral.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AdminCommandsTest {

    private static final String SET_UP =
            """
            {"ok":true,"result":{"org":"acme","project":"shop","projectId":"1",\
            "dsn":"http://k@h/1","token":"sntryu_0","url":"http://h"}}""";

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void forgetLauncher() {
        System.clearProperty("corral.launcher");
    }

    @Test
    void setup_asksTheRunningServer() throws Exception {
        try (FakeServer server = new FakeServer(data, SET_UP)) {
            assertThat(corral("setup", "--org", "acme", "--project", "shop", "--json")).isZero();

            assertThat(out.toString().strip()).isEqualTo("{\"org\":\"acme\","
                    + "\"project\":\"shop\",\"projectId\":\"1\",\"dsn\":\"http://k@h/1\","
                    + "\"token\":\"sntryu_0\",\"url\":\"http://h\"}");
            assertThat(server.requests.getFirst()).contains("\"command\":\"setup\"",
                    "\"org\":\"acme\"", "\"filters\":true").doesNotContain("url", "platform");
        }
    }

    @Test
    void setup_withoutServer_startsTheServerProgramOnce() throws Exception {
        launcher(SET_UP);

        assertThat(corral("setup", "--org", "acme", "--project", "shop")).isZero();

        assertThat(out.toString()).contains("http://k@h/1", "sntryu_0", "acme", "number 1");
        assertThat(data.resolve("arguments")).hasContent("admin --data " + data);
        assertThat(data.resolve("request")).content().contains("\"command\":\"setup\"");
    }

    @Test
    void setup_atAStaleSocket_startsTheServerProgram() throws Exception {
        Files.createFile(data.resolve("admin.sock"));
        launcher(SET_UP);

        assertThat(corral("setup", "--org", "acme", "--project", "shop")).isZero();
    }

    @Test
    void refusal_isOneSentenceAndStatusOne() throws Exception {
        launcher("{\"ok\":false,\"error\":\"There is no user bob.\"}");

        assertThat(corral("user", "reset-password", "bob")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("corral: There is no user bob.");
    }

    @Test
    void directoryOfAServerThatIsStarting_isTriedAgain() throws Exception {
        launcher("{\"ok\":false,\"error\":\"In use.\",\"busy\":true}");
        Path script = data.resolve("launcher");
        Files.writeString(script, Files.readString(script)
                + "cat > \"$(dirname \"$0\")/answer\" <<'END'\n{\"ok\":true,\"result\":{}}\nEND\n");

        assertThat(corral("failed", "replay", "7")).isZero();
        assertThat(out.toString().strip()).isEqualTo("Entry 7 is back in the queue.");
    }

    @Test
    void withoutServerAndLauncher_saysSo() {
        assertThat(corral("user", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("No server runs on " + data);
    }

    @Test
    void restore_neverAsksAServer() throws Exception {
        launcher("{\"ok\":true,\"result\":{\"directory\":\"/there\"}}");
        try (FakeServer server = new FakeServer(data, SET_UP)) {
            assertThat(corral("restore", "/backups/1")).isZero();
            assertThat(server.requests).isEmpty();
        }
        assertThat(out.toString().strip()).isEqualTo("Restored /there");
        assertThat(data.resolve("request")).content().contains("\"backup\":\"/backups/1\"");
    }

    @Test
    void failedList_isATable() throws Exception {
        launcher("""
                 {"ok":true,"result":{"failed":[{"id":7,"project":"1","kind":"envelope",\
                 "receivedAt":"t","failedAt":"2026-11-21T10:00:00Z","reason":"internal"}]}}""");

        assertThat(corral("failed", "list")).isZero();
        assertThat(out.toString()).contains("7", "2026-11-21T10:00:00Z", "envelope", "internal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "backup", "restore", "failed", "user", "token"})
    void help_ofEveryCommand_showsAnExample(String command) {
        assertThat(Main.commandLine().setOut(new PrintWriter(out, true))
                .execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Example").contains("corral " + command);
    }

    @Test
    void wrongUsage_isStatusTwo() {
        assertThat(execute("setup", "--org", "acme")).isEqualTo(2);
        assertThat(execute("stup")).isEqualTo(2);
        assertThat(execute()).isEqualTo(2);
    }

    private int corral(String... arguments) {
        return execute(Stream.concat(Arrays.stream(arguments),
                Stream.of("--data", data.toString())).toArray(String[]::new));
    }

    private int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        return line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /// A launcher that notes what it is asked and gives this answer.
    private void launcher(String answer) throws IOException {
        Path script = data.resolve("launcher");
        Files.writeString(data.resolve("answer"), answer + "\n");
        Files.writeString(script, """
                                  #!/bin/sh
                                  here=$(dirname "$0")
                                  echo "$@" > "$here/arguments"
                                  cat > "$here/request"
                                  cat "$here/answer"
                                  """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        System.setProperty("corral.launcher", script.toString());
    }
}
