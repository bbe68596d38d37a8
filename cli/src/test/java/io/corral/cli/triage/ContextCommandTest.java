package io.corral.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.Main;
import io.corral.testkit.http.CannedServer;
import io.corral.testkit.http.CannedServer.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ContextCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String answer = "{}";
    private final CannedServer server = new CannedServer(_ -> Reply.ok(answer));

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(String... arguments) {
        CommandLine line = Main.lineOf(new ContextCommand(Map.of(
                "SENTRY_URL", server.url().toString(),
                "SENTRY_AUTH_TOKEN", "secret", "SENTRY_ORG", "acme")));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("product.yaml"), text).toString();
    }

    @Test
    void show_printsTheText_andSaysBesideItWhoseItIs() {
        answer = "{\"text\":\"product: A shop.\\nnotes: \\u001b[2J\\u009bx\\n\","
                + "\"dateUpdated\":\"2026-11-26T10:00:00Z\",\"author\":{\"name\":\"Ana\"}}";
        assertThat(run("show")).isZero();
        assertThat(out.toString().lines()).containsExactly("product: A shop.", "notes:  [2J x");
        assertThat(err.toString()).contains("Changed by Ana");
        assertThat(server.asked())
                .containsExactly("GET /api/0/organizations/acme/triage/context/ ");
    }

    @Test
    void check_namesLineAndField_withoutAServer() throws IOException {
        assertThat(run("check", file("services:\n- name: web\n  audience: all\n"))).isEqualTo(1);
        assertThat(err.toString()).contains("line 3", "services[0].audience");
        assertThat(run("check", file("product: A shop.\n"))).isZero();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void set_sendsTheFile_wrongOnesStayHere() throws IOException {
        assertThat(run("set", file("product: A shop.\n"))).isZero();
        assertThat(server.asked()).containsExactly("PUT /api/0/organizations/acme/triage/context/"
                + " {\"text\":\"product: A shop.\\n\"}");
        assertThat(run("set", file("flows: no\n"))).isEqualTo(1);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void preview_listsWhatMoves() throws IOException {
        answer = "{\"issues\":47,\"movedCount\":1,\"nextStepsChanged\":3,\"moved\":[{"
                + "\"shortId\":\"WEB-1\",\"title\":\"TypeError\",\"tierBefore\":3,"
                + "\"tierAfter\":1,\"severityBefore\":\"P2\",\"severityAfter\":\"P1\"}]}";
        assertThat(run("preview", file("product: A shop.\n"))).isZero();
        assertThat(out.toString()).contains("1 of 47 issues would move", "3 others",
                "WEB-1  tier 3 P2 -> tier 1 P1  TypeError");
        assertThat(server.asked().getFirst())
                .startsWith("POST /api/0/organizations/acme/triage/context/preview/");
    }
}
