package io.corral.cli.grouping;

import io.corral.protocol.json.Json;
import io.corral.protocol.rule.RulesFile;
import io.corral.tools.client.SentryClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `corral grouping try`: what rules, or another version of the algorithm, would have done to the
/// stored events of the project of SENTRY_PROJECT.
@Command(name = "try", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Tries rules on the stored events of a project, and says what would differ.", "",
    "Nothing changes unless --apply is given. Asks the server of SENTRY_URL"
            + " (http://127.0.0.1:9000)",
    "with the token of SENTRY_AUTH_TOKEN about SENTRY_ORG and SENTRY_PROJECT.",
    ""}, footer = {
        "", "Examples:", "  corral grouping try rules.txt",
        "  corral grouping try rules.txt --days 30 --apply --note 'timeouts are one issue'",
        "  corral grouping try --config corral:2"})
final class TryCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "RULES-FILE", arity = "0..1",
            description = "File of rules; without one the project's own are kept.")
    private @Nullable Path file;

    @Option(names = "--config", paramLabel = "NAME",
            description = "Version of the algorithm, as corral:2; without it the project's own.")
    private @Nullable String config;

    @Option(names = "--days", paramLabel = "N", defaultValue = "14",
            description = "Events received in the last N days are read (${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--apply", description = "Makes the change, with its history.")
    private boolean applies;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "",
            description = "What the change is for, for the history of the rules.")
    private String note = "";

    @Override
    public void run() {
        if (file == null && config == null) {
            throw new ParameterException(spec.commandLine(),
                    "Missing what is to be tried: a file of rules, or --config.");
        }
        ObjectNode body = body();
        JsonNode last = ProjectGrouping.ask((client, path) -> attempt(client, path, body));
        new BacktestText(last).print(out());
        if (last.path("state").asString().equals("applied")) {
            out().println();
            out().println("The change is made, with its history: change "
                    + last.path("change").asString() + ".");
        }
    }

    private ObjectNode body() {
        ObjectNode body = Json.MAPPER.createObjectNode().put("days", days);
        if (file != null) {
            RulesFile rules = ProjectGrouping.read(file);
            body.put("fingerprintingRules", rules.fingerprints())
                    .put("groupingEnhancements", rules.stacks());
        }
        if (config != null) {
            body.put("groupingConfig", config);
        }
        if (!note.isBlank()) {
            body.put("groupingNote", note.strip());
        }
        return body;
    }

    private JsonNode attempt(SentryClient client, String project, ObjectNode body) {
        var trials = new TrialCalls(client, project, this::tell);
        JsonNode tried = trials.attempt(body);
        if (!applies) {
            return tried;
        }
        out().println("The change is being made.");
        out().flush();
        return trials.apply(tried);
    }

    private void tell(String sentence) {
        spec.commandLine().getErr().println(sentence);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
