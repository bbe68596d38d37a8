package io.corral.cli.ownership;

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

class OwnershipCommandTest {

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

    @Test
    void show_printsTheRules_andSaysBesideThemWhatHappens() {
        answer = "{\"raw\":\"path:src/* #web\\u001b[2J\",\"autoAssignment\":"
                + "\"Auto Assign to Issue Owner\"}";

        assertThat(run("show")).isZero();

        assertThat(out.toString().lines()).containsExactly("path:src/* #web [2J");
        assertThat(err.toString()).contains("New issues go to their owner.");
        assertThat(server.asked()).containsExactly("GET /api/0/projects/acme/shop/ownership/ ");
    }

    @Test
    void set_sendsTheFile_andWhatIsToHappen() throws IOException {
        answer = "{\"autoAssignment\":\"Auto Assign to Suspect Commits\"}";

        assertThat(run("set", file("path:src/* #web\n"), "--assign", "suspect")).isZero();

        assertThat(server.asked()).containsExactly("PUT /api/0/projects/acme/shop/ownership/"
                + " {\"raw\":\"path:src/* #web\\n\","
                + "\"autoAssignment\":\"Auto Assign to Suspect Commits\"}");
        assertThat(out.toString()).contains("who wrote the suspect commit");
    }

    @Test
    void set_others_saysWhoHasWhatNoRuleFits() throws IOException {
        answer = "{\"autoAssignment\":\"Turn off Auto-Assignment\",\"fallthrough\":false}";

        assertThat(run("set", file("path:src/* #web"), "--others", "nobody")).isZero();

        assertThat(server.asked().getFirst()).contains("\"fallthrough\":false");
        assertThat(out.toString()).contains("Nobody looks after what no rule fits.");
    }

    @Test
    void set_withoutAssign_leavesWhatHappens() throws IOException {
        run("set", file("path:src/* #web"));

        assertThat(server.asked().getFirst()).doesNotContain("autoAssignment", "fallthrough");
    }

    @Test
    void set_wrongRule_asksNobody() throws IOException {
        assertThat(run("set", file("path:src/* #web\npath:lib/* web"))).isEqualTo(1);

        assertThat(err.toString()).contains(
                "Line 2, column 12: expected `#team` or an email address, found `web`.");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void check_needsNoServer() throws IOException {
        server.close();

        assertThat(run("check", file("module:com.acme.* lee@example.com"))).isZero();
        assertThat(out.toString()).contains("is right.");
        assertThat(run("check", "nowhere.txt")).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere.txt cannot be read");
    }

    @Test
    void import_saysWhatCameOfIt() throws IOException {
        answer = "{\"ownershipSyntax\":\"codeowners:/src/ #shop\",\"errors\":"
                + "{\"missing_external_users\":[\"@jane\"]}}";

        assertThat(run("import", file("/src/ @acme/shop @jane"))).isZero();

        assertThat(out.toString()).contains("1 rules came", "No rule can name @jane");
        assertThat(server.asked().getFirst())
                .startsWith("POST /api/0/projects/acme/shop/codeowners/");
    }

    @Test
    void ownership_isACommandOfCorral() {
        assertThat(Main.commandLine().getSubcommands()).containsKey("ownership");
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("owners.txt"), text).toString();
    }

    private int run(String... arguments) {
        CommandLine line = Main.lineOf(new OwnershipCommand(Map.of(
                "SENTRY_URL", server.url().toString(),
                "SENTRY_AUTH_TOKEN", "secret", "SENTRY_ORG", "acme",
                "SENTRY_PROJECT", "shop")));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
