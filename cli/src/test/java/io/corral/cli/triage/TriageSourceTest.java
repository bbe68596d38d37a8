package io.corral.cli.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.tools.Somebody;
import io.corral.cli.tools.Surroundings;
import io.corral.protocol.json.Json;
import io.corral.testkit.sentry.SentryDouble;
import io.corral.testkit.sentry.SentryDouble.Refusal;
import io.corral.testkit.triage.LabelledOrganization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `corral triage --source sentry` against a server that answers as sentry.io does.
class TriageSourceTest {

    @TempDir
    Path directory;

    private final LabelledOrganization organization = LabelledOrganization.all().stream()
            .filter(each -> !each.heldOut()).findFirst().orElseThrow();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();
    private SentryDouble server;
    private String said = "";

    @BeforeEach
    void start() {
        server = new SentryDouble(organization);
        environment.putAll(Map.of("SENTRY_URL", server.url().toString(), "SENTRY_ORG",
                organization.slug(), "SENTRY_AUTH_TOKEN", SentryDouble.TOKEN));
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(out + err.toString()).doesNotContain(SentryDouble.TOKEN);
    }

    private int run(String... arguments) {
        var line = new CommandLine(new TriageCommand(
                new ByteArrayInputStream("".getBytes(StandardCharsets.UTF_8)),
                new Surroundings(environment, directory,
                        InstantSource.fixed(organization.now()), new Somebody(said)),
                directory.resolve("caches")));
        line.setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage());
            return 1;
        });
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private long changes() {
        return server.taken().stream().filter(asked -> !asked.method().equals("GET")).count();
    }

    @Test
    void source_givesTheWorklist_andChangesNothing() {
        assertThat(run("--source", "sentry")).isZero();
        assertThat(out.toString()).contains("Tier 1: customers", "Noise, set aside");
        assertThat(err.toString()).contains(server.issues().size() + " open issues, "
                + server.issues().size() + " with their latest event and tags");
        assertThat(changes()).isZero();
    }

    @Test
    void json_holdsEveryVerdict_withTitleAndPage() {
        assertThat(run("--json")).isZero();
        JsonNode list = Json.MAPPER.readTree(out.toString());
        assertThat(list).hasSameSizeAs(server.issues());
        assertThat(list.path(0).path("title").asString()).isNotEmpty();
        assertThat(list.path(0).path("permalink").asString()).startsWith("https://");
    }

    @Test
    void export_isReadAgain_withTheSameResult() throws IOException {
        Path file = directory.resolve("today.json");
        Path context = Files.writeString(directory.resolve("product.yaml"),
                "knownNoise:\n  - {pattern: '*', reason: a test}\n");
        assertThat(run("--events", "20", "--context", context.toString(), "--export",
                file.toString())).isZero();
        String first = out.toString();
        assertThat(first).contains("Noise, set aside");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain(SentryDouble.TOKEN);
        assertThat(run("--input", file.toString())).isZero();
        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void apply_withoutAYes_changesNothing() {
        assertThat(run("--apply")).isEqualTo(6);
        assertThat(err.toString()).contains("Going to set the priority of", "nobody is there");
        said = "n";
        assertThat(run("--apply")).isEqualTo(6);
        assertThat(changes()).isZero();
    }

    @Test
    void apply_setsWhatVerdictsSay_butNotWhatSomebodySetByHand() {
        ObjectNode byHand = server.issues().stream()
                .filter(issue -> issue.path("priority").asString("").equals("high")).findFirst()
                .orElseThrow();
        byHand.put("priorityLockedAt", "2026-01-01T00:00:00Z").put("priority", "low");
        said = "y";
        assertThat(run("--apply", "--events", "30")).isZero();
        assertThat(err.toString()).contains("set the priority of",
                "Left because the latest event was not seen");
        assertThat(byHand.path("priority").asString()).isEqualTo("low");
        assertThat(changes()).isPositive();
        assertThat(run("--apply", "--yes")).isZero();
        assertThat(run("--apply", "--yes")).isZero();
        assertThat(err.toString()).contains("every priority is as the verdicts say",
                "Left as somebody set it: 1");
        assertThat(run("--json")).isZero();
        Map<String, String> priorities = new HashMap<>();
        server.issues().forEach(issue -> priorities.put(
                issue.path("shortId").asString(), issue.path("priority").asString()));
        for (JsonNode verdict : Json.MAPPER.readTree(out.toString())) {
            String shortId = verdict.path("shortId").asString();
            if (!shortId.equals(byHand.path("shortId").asString())) {
                assertThat(priorities.get(shortId)).as(shortId).isEqualTo(List.of(
                        "high", "high", "medium", "low").get(verdict.path("tier").asInt() - 1));
            }
        }
    }

    @Test
    void applyThatIsRefused_saysHowFarItCame() {
        server.refuse(asked -> asked.method().equals("PUT")
                ? Optional.of(Refusal.of(403,
                        "You do not have permission to perform this action."))
                : Optional.empty());
        assertThat(run("--apply", "--yes")).isEqualTo(3);
        assertThat(err.toString()).contains("0 of ", "event:write");
    }

    @Test
    void whatCannotBeRead_hasItsExitStatus() {
        environment.put("SENTRY_AUTH_TOKEN", "another");
        assertThat(run()).isEqualTo(3);
        assertThat(err.toString()).contains("invalid or expired");
        environment.remove("SENTRY_AUTH_TOKEN");
        assertThat(run()).isEqualTo(3);
        assertThat(err.toString()).contains("SENTRY_AUTH_TOKEN is not set", "--input FILE");
        environment.put("SENTRY_AUTH_TOKEN", SentryDouble.TOKEN);
        environment.put("SENTRY_ORG", "elsewhere");
        assertThat(run()).isEqualTo(4);
        server.refuse(_ -> Optional.of(new Refusal(429, Map.of("Retry-After", "99"), "{}")));
        environment.put("SENTRY_ORG", organization.slug());
        assertThat(run("--wait", "0")).isEqualTo(5);
        assertThat(run("--source", "datadog")).isEqualTo(2);
        assertThat(run("--input", "x", "--apply")).isEqualTo(2);
    }

    @Test
    void help_teaches() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--source", "--export", "--apply", "SENTRY_URL",
                "Reading an organisation");
    }
}
