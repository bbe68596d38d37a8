package io.corral.cli.grouping;

import io.corral.protocol.json.Json;
import io.corral.protocol.rule.RulesFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
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
        JsonNode project = ProjectGrouping.ask((client, path) -> client.get(path, Map.of()));
        out().print(new RulesFile(
                project.path("fingerprintingRules").asString(""),
                project.path("groupingEnhancements").asString("")).text());
        out().flush();
        return 0;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Says whether a file of rules is right, without a server.")
    int check(@Parameters(paramLabel = "FILE", description = "File of rules.") Path file) {
        RulesFile _ = ProjectGrouping.read(file);
        out().println(file + " is right.");
        return 0;
    }

    @Command(name = "set", mixinStandardHelpOptions = true,
            description = "Makes the rules of a file those of the project, for events that come.")
    int set(
            @Parameters(paramLabel = "FILE", description = "File of rules.") Path file,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "",
                    description = "What the change is for, for the history.") String note) {
        RulesFile rules = ProjectGrouping.read(file);
        ObjectNode body = Json.MAPPER.createObjectNode()
                .put("fingerprintingRules", rules.fingerprints())
                .put("groupingEnhancements", rules.stacks());
        if (!note.isBlank()) {
            body.put("groupingNote", note.strip());
        }
        JsonNode project = ProjectGrouping.ask(
                (client, path) -> client.call("PUT", path, Map.of(), body));
        out().println("Events are now grouped by version "
                + project.path("groupingRuleSet").asLong() + " of the rules.");
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
