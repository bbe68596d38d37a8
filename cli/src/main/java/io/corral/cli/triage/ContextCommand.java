package io.corral.cli.triage;

import io.corral.cli.command.OrganizationCalls;
import io.corral.cli.command.Terminal;
import io.corral.cli.command.TextFile;
import io.corral.protocol.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `corral context`: what the organisation of SENTRY_ORG says about its product.
@Command(name = "context", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Shows, checks and changes what an organisation says about its product; triage ranks by it.",
    "",
    "Asks the server of SENTRY_URL (http://127.0.0.1:9000) with the token of"
            + " SENTRY_AUTH_TOKEN about SENTRY_ORG.",
    ""}, synopsisSubcommandLabel = "COMMAND",
        footer = {
            "", "Examples:", "  corral context show > product.yaml",
            "  corral context check product.yaml",
            "  corral context preview product.yaml",
            "  corral context set product.yaml"})
public final class ContextCommand implements Runnable {

    private static final int TITLE_MAX = 60;
    private static final String PATH = "triage/context/";

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// Asks the server that the environment of the process names.
    public ContextCommand() {
        this(System.getenv());
    }

    ContextCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }

    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Prints the context as it was written.")
    int show() {
        JsonNode kept = OrganizationCalls.ask(environment,
                (client, path) -> client.get(path + PATH, Map.of()));
        out().println(Terminal.lines(kept.path("text").asString("")));
        out().flush();
        spec.commandLine().getErr().println(kept.path("dateUpdated").isString()
                ? "Changed by " + Terminal.line(kept.path("author").path("name")
                        .asString("somebody") + ", " + kept.path("dateUpdated").asString(""))
                : "Nobody has written one yet.");
        return 0;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Says whether a file is right, without a server.")
    int check(@Parameters(paramLabel = "FILE", description = "YAML or JSON.") Path file) {
        read(file);
        out().println(file + " is right.");
        return 0;
    }

    @Command(name = "preview", mixinStandardHelpOptions = true,
            description = "Says which issues would move with a file; keeps nothing.")
    int preview(@Parameters(paramLabel = "FILE", description = "YAML or JSON.") Path file) {
        ObjectNode body = body(read(file));
        JsonNode preview = OrganizationCalls.ask(environment, (client, path) -> client
                .call("POST", path + PATH + "preview/", Map.of(), body));
        out().println(preview.path("movedCount").asInt(0) + " of "
                + preview.path("issues").asInt(0) + " issues would move, the next step of "
                + preview.path("nextStepsChanged").asInt(0) + " others changes.");
        preview.path("moved").valueStream().forEach(moved -> out().println("  "
                + Terminal.line(moved.path("shortId").asString("")) + "  "
                + standing(moved, "Before") + " -> " + standing(moved, "After") + "  "
                + Terminal.cut(Terminal.line(moved.path("title").asString("")), TITLE_MAX)));
        return 0;
    }

    private static String standing(JsonNode moved, String when) {
        return "tier " + moved.path("tier" + when).asInt(0) + " "
                + Terminal.line(moved.path("severity" + when).asString(""));
    }

    @Command(name = "set", mixinStandardHelpOptions = true,
            description = "Makes a file the context of the organisation.")
    int set(@Parameters(paramLabel = "FILE", description = "YAML or JSON.") Path file) {
        ObjectNode body = body(read(file));
        OrganizationCalls.ask(environment,
                (client, path) -> client.call("PUT", path + PATH, Map.of(), body));
        out().println("The context is in force; the worklist is ranked by it from now on.");
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static ObjectNode body(String text) {
        return Json.MAPPER.createObjectNode().put("text", text);
    }

    private static String read(Path file) {
        String text = TextFile.read(file);
        if (!text.isBlank()) {
            ContextFile.read(file.toString(), text);
        }
        return text;
    }
}
