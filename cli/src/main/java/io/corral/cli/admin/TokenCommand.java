package io.corral.cli.admin;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral token`: API tokens.
@Command(name = "token", header = {"List, create and revoke API tokens.", ""},
        mixinStandardHelpOptions = true, description = {
            "API tokens. A token is shown once, when it is made.", ""},
        footer = {
            "", "Examples:", "  corral token list",
            "  corral token create --org acme --name ci --scope project:releases,org:read",
            "  corral token revoke 3"})
public final class TokenCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: list, create or revoke.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists tokens.")
    int list(@Mixin AdminOptions options) {
        return options.run(Map.of("command", "token.list"), TokenCommand::print);
    }

    @Command(name = "create", mixinStandardHelpOptions = true,
            description = "Makes a token for an organisation and prints it.")
    int create(
            @Option(names = "--org", required = true, paramLabel = "SLUG",
                    description = "Organisation it opens.") String organization,
            @Option(names = "--name", required = true, paramLabel = "NAME",
                    description = "What it is for.") String name,
            @Option(names = "--scope", required = true, split = ",", paramLabel = "SCOPE",
                    description = "Scopes, as in event:read, org:read.") List<String> scopes,
            @Mixin AdminOptions options) {
        return options.run(
                Map.of("command", "token.create", "org", organization, "name", name,
                        "scopes", scopes),
                (result, out) -> out.println(result.path("token").asString()));
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true,
            description = "Makes a token useless.")
    int revoke(
            @Parameters(paramLabel = "ID",
                    description = "Number of the token in the list.") long id,
            @Mixin AdminOptions options) {
        return options.run(Map.of("command", "token.revoke", "id", id),
                (_, out) -> out.println("Token " + id + " is revoked."));
    }

    private static void print(JsonNode result, PrintWriter out) {
        result.path("tokens").forEach(token -> out.printf("%4s  …%-4s  %-16s  %-12s  %s%n",
                token.path("id").asString(), token.path("ends").asString(),
                token.path("name").asString(), token.path("org").asString(),
                token.path("scopes").valueStream().map(JsonNode::asString)
                        .collect(Collectors.joining(" "))));
    }
}
