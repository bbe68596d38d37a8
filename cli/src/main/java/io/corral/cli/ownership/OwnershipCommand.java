package io.corral.cli.ownership;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.command.ProjectCalls;
import io.corral.cli.command.Terminal;
import io.corral.cli.command.TextFile;
import io.corral.domain.ownership.OwnershipRule;
import io.corral.protocol.json.Json;
import io.corral.protocol.rule.OwnershipRuleReader;
import io.corral.protocol.rule.RulesRead;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `corral ownership`: the ownership rules of the project of SENTRY_PROJECT.
@Command(name = "ownership", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Shows, checks and changes who looks after which part of a project.", "",
    "A file has one rule a line, for example  path:src/checkout/* #shop", "",
    "Asks the server of SENTRY_URL (http://127.0.0.1:9000) with the token of"
            + " SENTRY_AUTH_TOKEN about SENTRY_ORG and SENTRY_PROJECT.",
    ""}, synopsisSubcommandLabel = "COMMAND",
        footer = {
            "", "Examples:", "  corral ownership show > owners.txt",
            "  corral ownership check owners.txt",
            "  corral ownership set owners.txt --assign owner",
            "  corral ownership import .github/CODEOWNERS"})
public final class OwnershipCommand implements Runnable {

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// Asks the server that the environment of the process names.
    public OwnershipCommand() {
        this(System.getenv());
    }

    OwnershipCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /// What happens to new issues.
    enum Assign {
        OFF("Turn off Auto-Assignment", "New issues are assigned to nobody."),
        OWNER("Auto Assign to Issue Owner", "New issues go to their owner."),
        SUSPECT("Auto Assign to Suspect Commits",
                "New issues go to who wrote the suspect commit, else to their owner.");

        private final String wireName;
        private final String sentence;

        Assign(String wireName, String sentence) {
            this.wireName = wireName;
            this.sentence = sentence;
        }

        private static String sentenceOf(String wireName) {
            for (Assign each : values()) {
                if (each.wireName.equals(wireName)) {
                    return each.sentence;
                }
            }
            return "";
        }
    }

    /// Who looks after what no rule fits.
    enum Others {
        EVERYBODY,
        NOBODY
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints the rules.")
    int show() {
        JsonNode kept = ProjectCalls.ask(environment,
                (client, path) -> client.get(path + "ownership/", Map.of()));
        out().println(Terminal.lines(kept.path("raw").asString("")));
        spec.commandLine().getErr().println(
                Assign.sentenceOf(kept.path("autoAssignment").asString(""))
                        + " " + others(kept));
        out().flush();
        return 0;
    }

    private static String others(JsonNode kept) {
        return kept.path("fallthrough").asBoolean(true)
                ? "Everybody of the project looks after what no rule fits."
                : "Nobody looks after what no rule fits.";
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Says whether a file of rules is right, without a server.")
    int check(@Parameters(paramLabel = "FILE", description = "File of rules.") Path file) {
        read(file);
        out().println(file + " is right. Whether its owners are there, `set` looks up.");
        return 0;
    }

    @Command(name = "set", mixinStandardHelpOptions = true,
            description = "Makes the rules of a file those of the project.")
    int set(
            @Parameters(paramLabel = "FILE", description = "File of rules.") Path file,
            @Option(names = "--assign", paramLabel = "WHOM", description = {
                "What happens to new issues: off, owner or suspect.",
                "Without it, what happened so far."})
            @Nullable Assign assign,
            @Option(names = "--others", paramLabel = "WHO", description = {
                "Who looks after what no rule fits: everybody of the project, or nobody.",
                "Without it, who did so far."})
            @Nullable Others others) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("raw", read(file));
        if (assign != null) {
            body.put("autoAssignment", assign.wireName);
        }
        if (others != null) {
            body.put("fallthrough", others == Others.EVERYBODY);
        }
        JsonNode kept = ProjectCalls.ask(environment,
                (client, path) -> client.call("PUT", path + "ownership/", Map.of(), body));
        out().println("The rules are in force. "
                + Assign.sentenceOf(kept.path("autoAssignment").asString("")) + " "
                + others(kept));
        return 0;
    }

    @Command(name = "import", mixinStandardHelpOptions = true, description = {
        "Puts the rules of a CODEOWNERS file before those written by hand, in place of those of"
                + " the last import."})
    int importFile(
            @Parameters(paramLabel = "FILE", description = "CODEOWNERS file.") Path file) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("raw", TextFile.read(file));
        JsonNode made = ProjectCalls.ask(environment,
                (client, path) -> client.call("POST", path + "codeowners/", Map.of(), body));
        out().println(made.path("ownershipSyntax").asString("").lines().count()
                + " rules came from the file.");
        made.path("errors").path("missing_external_users").valueStream().forEach(
                owner -> out().println("No rule can name " + Terminal.line(owner.asString(""))
                        + ": write a team as @organisation/team, a person as an email address."));
        leftOut(made, "missing_external_teams", "is no team of the project");
        leftOut(made, "missing_user_emails", "is no member of the organisation");
        return 0;
    }

    private void leftOut(JsonNode made, String kind, String why) {
        made.path("errors").path(kind).valueStream().forEach(owner -> out().println(
                "Left out " + Terminal.line(owner.asString("")) + ": it " + why + "."));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String read(Path file) {
        String text = TextFile.read(file);
        if (OwnershipRuleReader
                .read(text) instanceof RulesRead.Wrong<OwnershipRule>(var problem)) {
            throw new CommandFailure(file + ": " + problem.sentence(), null);
        }
        return text;
    }
}
