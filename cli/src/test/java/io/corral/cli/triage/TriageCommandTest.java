package io.corral.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.tools.Somebody;
import io.corral.cli.tools.Surroundings;
import io.corral.protocol.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class TriageCommandTest {

    private static final String TABLE = """
            Short ID,Title,Culprit,Events,Users,Unhandled,Environment
            WEB-1A,TypeError: total is null,POST /checkout,900,420,true,production
            WEB-2B,Error: refused,GET /list,90000,0,false,staging
            JOBS-7,MailError: gave up after 5 attempts,mailer.send,3,0,false,production
            """;

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String standardInput, String... arguments) {
        var line = new CommandLine(new TriageCommand(new ByteArrayInputStream(
                standardInput.getBytes(StandardCharsets.UTF_8)),
                new Surroundings(Map.of(), directory, InstantSource.system(),
                        Somebody.NOBODY),
                directory.resolve("caches")));
        line.setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage());
            return 1;
        });
        return line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void table_asAFile_becomesAWorklist() throws IOException {
        assertThat(run("", "--input", file("issues.csv", TABLE).toString())).isZero();
        assertThat(out.toString().lines()).anyMatch(line -> line.startsWith("3 issues: 2 to look"))
                .anyMatch(line -> line.contains("WEB-1A") && line.contains("total is null"))
                .anyMatch(line -> line.contains("900 events, 420 users, unhandled"))
                .anyMatch(line -> line.contains("staging") && line.contains("WEB-2B"))
                .anyMatch(line -> line.startsWith("Not seen"));
        assertThat(out.toString().indexOf("WEB-1A")).isLessThan(out.toString().indexOf("WEB-2B"));
    }

    @Test
    void rows_areCut_andTheRestIsCounted() throws IOException {
        String file = file("issues.csv", TABLE).toString();
        assertThat(run("", "--input", file, "--rows", "1")).isZero();
        assertThat(out.toString()).contains("gave up after 5 attempts", "1 more; --rows shows them")
                .doesNotContain("WEB-1A");
        assertThat(run("", "--input", file, "--rows", "0")).isEqualTo(2);
    }

    @Test
    void text_pipedIn_becomesJson() {
        assertThat(run("WEB-1A failed fetch on cart page (7 ev)\nWEB-2B misconfiguration (3)\n",
                "--input", "-", "--json", "--now", "2026-11-20T12:00:00Z")).isZero();
        JsonNode list = Json.MAPPER.readTree(out.toString());
        assertThat(list).hasSize(2);
        JsonNode first = list.path(0);
        assertThat(first.path("rank").asInt()).isEqualTo(1);
        assertThat(first.path("shortId").asString()).isEqualTo("WEB-1A");
        assertThat(first.propertyNames()).contains("rank", "shortId", "project", "tier",
                "severity", "high", "cause", "noise", "score", "reasons", "family", "nextStep");
    }

    @Test
    void ranking_isReadPackedOrNot_andWhatIsMissingIsSaid() throws IOException {
        String lines = """
                {"now":"2026-11-20T12:00:00Z","ranking":{"version":"x","settings":"s"}}
                {"shortId":"WEB-1A","title":"MailError: gone","count":9,"judgedAt":\
                "2026-11-20T11:00:00Z","event":{"project":1,"id":"0123456789abcdef0123456789abcdef"}}
                """;
        Path packed = directory.resolve("ranking-7.jsonl.gz");
        try (var stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
            stream.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run("", "--input", file("ranking.jsonl", lines).toString(), "--json")).isZero();
        String plain = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run("", "--input", packed.toString(), "--json")).isZero();
        assertThat(out.toString()).isEqualTo(plain).contains("WEB-1A");
        assertThat(err.toString())
                .contains("1 issues were judged by a latest event that is not in it");
    }

    @Test
    void families_areOneRow() {
        assertThat(run("""
                FLOW-5, STREAM-3F, LOSS-4 connection refused (12 ev)
                """, "--input", "-")).isZero();
        assertThat(out.toString()).contains("family ").contains("(systemic), with ");
        assertThat(out.toString().lines().filter(line -> line.contains("P2"))).hasSize(1);
    }

    @Test
    void corrections_areSaidUnderTheirRows_andOfNoise() throws IOException {
        String bundle = """
                {"now":"2026-11-20T12:00:00Z","issues":[
                {"shortId":"WEB-1A","title":"TypeError: total is null","culprit":"POST /checkout",
                "count":900,"userCount":420,"isUnhandled":true},
                {"shortId":"WEB-3","title":"TypeError: cart is null","culprit":"POST /cart",
                "count":90,"userCount":42,"isUnhandled":true}],"corrections":[
                {"id":1,"shortId":"WEB-1A","by":"Ana","at":"2026-11-20T11:00:00Z","word":"old shop",
                "change":{"tier":3},"before":{"shown":{"tier":1,"cause":null,"noise":null},
                "alarms":["users-per-hour"]}},
                {"id":2,"shortId":"WEB-3","by":"Ana","at":"2026-11-20T11:00:00Z",
                "change":{"noise":"bot"},"before":{"shown":{"tier":1,"cause":null,"noise":null},
                "alarms":["users-per-hour"]}}]}
                """;
        assertThat(run("", "--input", file("bundle.json", bundle).toString())).isZero();
        assertThat(out.toString().lines().map(String::strip)).contains("said   corrected: by Ana,"
                + " today: tier 1 to tier 3, \"old shop\" (correction)");
        assertThat(out.toString()).contains("WEB-3; corrected: WEB-3");
    }

    @Test
    void explanation_followsTheList_andIsNoJson() throws IOException {
        String file = file("issues.csv", TABLE).toString();
        assertThat(run("", "--input", file, "--explain")).isZero();
        assertThat(out.toString()).contains("\nBriefing\n    3 open issues: ");
        assertThat(out.toString().indexOf("3 issues: ")).isZero();
        assertThat(run("", "--input", file, "--explain", "--json")).isEqualTo(2);
        assertThat(err.toString()).contains("exclude each other");
        assertThat(new CommandLine(new TriageCommand()).getUsageMessage()).contains(
                "--explain sends to", "api.anthropic.com", "nothing is", "ANTHROPIC_MODEL");
    }

    @Test
    void context_changesTheVerdict() throws IOException {
        String issue = """
                Short ID,Title,Culprit,Events,Users,Unhandled,Substatus
                WEB-1A,TypeError: it is null,GET /zones/4,9,3,true,new
                """;
        Path context = file("product.yaml", """
                flows:
                  - name: Zones
                    patterns: ['/zones/*']
                    impact: core
                """);
        assertThat(run(issue, "--input", "-")).isZero();
        assertThat(out.toString()).doesNotContain("Tier 1");
        assertThat(run(issue, "--input", "-", "--context", context.toString())).isZero();
        assertThat(out.toString()).contains("Tier 1");
    }

    @Test
    void context_wrong_namesTheLine() throws IOException {
        Path context = file("product.yaml", "flows:\n  - name: Zones\n    patterns: x\n");
        assertThat(run(TABLE, "--input", "-", "--context", context.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("product.yaml: line 3: flows[0].patterns");
    }

    @Test
    void input_thatCannotBeRead_saysWhy() throws IOException {
        assertThat(run("", "--input", directory.resolve("nowhere.csv").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere.csv cannot be read");
        assertThat(run("[]", "--input", "-")).isEqualTo(1);
        assertThat(err.toString()).contains("standard input: no issue found");
        assertThat(run(TABLE, "--input", "-", "--format", "xml")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown format 'xml'");
        assertThat(run(TABLE)).isEqualTo(3);
        assertThat(err.toString()).contains("--input FILE");
    }

    @Test
    void spreadsheet_inUtf16_isRead() throws IOException {
        Path sheet = directory.resolve("sheet.txt");
        Files.write(sheet, ("\uFEFF" + TABLE.replace(',', '\t'))
                .getBytes(StandardCharsets.UTF_16LE));
        assertThat(run("", "--input", sheet.toString())).isZero();
        assertThat(out.toString()).contains("3 issues");
    }

    @Test
    void controlCharacters_ofTitles_neverReachTheTerminal() {
        assertThat(run("WEB-1A failed \u001b[31m on cart page (7 ev)\n", "--input", "-", "--all"))
                .isZero();
        assertThat(out.toString()).doesNotContain("\u001b[31m");
    }

    @Test
    void help_teaches() {
        assertThat(run("", "--help")).isZero();
        assertThat(out.toString()).contains("--context", "Examples:", "retryPolicies",
                "Exit status");
    }

    @Test
    void whatAFileSays_reachesNoTerminalAsItIs() throws IOException {
        assertThat(run("", "--all", "--explain", "--input", file("issues.csv", """
                Short ID,Title,Events,\u001b]0;mine\u0007
                WEB-1A,TypeError\u001b[2J: total\u009b2J is null,900,x
                """).toString())).isZero();
        assertThat(err.toString()).contains("columns not understood: ", "]0;mine");
        assertThat(out + "" + err).doesNotContain("\u001b", "\u009b", "\u0007");
        assertThat(run("", "--input", file("issues.csv", TABLE).toString(), "--context",
                file("product.yaml", "\"\\e[2Jflow\": []\n").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("product.yaml: ").doesNotContain("\u001b");
    }
}
