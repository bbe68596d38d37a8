package io.corral.cli.grouping;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import io.corral.protocol.rule.RulesFile;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `corral grouping rules`: the rules of the project of SENTRY_PROJECT as one file.
@Command(name = "rules", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Shows, checks and changes the grouping rules of a project.", "",
    "A file of rules has fingerprint rules under the line [fingerprint rules] and stack-trace",
    "rules under [stack-trace rules].", "",
    "Asks the server of SENTRY_URL (http://127.0.0.1:9000) with the token of"
            + " SENTRY_AUTH_TOKEN about SENTRY_ORG and SENTRY_PROJECT.",
    ""}, footer = {
        "", "Examples:", "  corral grouping rules show > rules.txt",
        "  corral grouping rules check rules.txt",
        "  corral grouping rules set rules.txt --note 'timeouts are one issue'"})
final class RulesCommand implements Runnable {

    private static final long FILE_BYTES_MAX = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }

    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Prints the rules as a file.")
    int show() {
        JsonNode project = ask((client, path) -> client.get(path, Map.of()));
        out().print(new RulesFile(
                project.path("fingerprintingRules").asString(""),
                project.path("groupingEnhancements").asString("")).text());
        out().flush();
        return 0;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Says whether a file of rules is right, without a server.")
    int check(@Parameters(paramLabel = "FILE", description = "File of rules.") Path file) {
        read(file);
        out().println(file + " is right.");
        return 0;
    }

    @Command(name = "set", mixinStandardHelpOptions = true,
            description = "Makes the rules of a file those of the project, for events that come.")
    int set(
            @Parameters(paramLabel = "FILE", description = "File of rules.") Path file,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "",
                    description = "What the change is for, for the history.") String note) {
        RulesFile rules = read(file);
        ObjectNode body = Json.MAPPER.createObjectNode()
                .put("fingerprintingRules", rules.fingerprints())
                .put("groupingEnhancements", rules.stacks());
        if (!note.isBlank()) {
            body.put("groupingNote", note.strip());
        }
        JsonNode project = ask((client, path) -> client.call("PUT", path, Map.of(), body));
        out().println("Events are now grouped by version "
                + project.path("groupingRuleSet").asLong() + " of the rules.");
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static RulesFile read(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new CommandFailure(file + " has more than 1 MiB.", null);
            }
            return switch (RulesFile.read(Files.readString(file, StandardCharsets.UTF_8))) {
                case RulesFile.Read.Right(var rules) -> rules;
                case RulesFile.Read.Wrong(var problem) -> throw new CommandFailure(
                        file + ": " + problem.sentence(), null);
            };
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode ask(BiFunction<SentryClient, String, JsonNode> question) {
        try {
            ClientSettings settings = ClientSettings.of(System.getenv());
            String project = settings.project();
            if (project == null) {
                throw new CommandFailure("SENTRY_PROJECT names the project; it is not set.", null);
            }
            try (var client = new SentryClient(settings)) {
                return question.apply(client, "/api/0/projects/"
                        + SentryClient.segment(client.organization()) + "/"
                        + SentryClient.segment(project) + "/");
            }
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }
}
