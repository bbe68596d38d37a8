package io.corral.cli.admin;

import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral user`: accounts and sign-in links.
@Command(name = "user", header = {"List and add accounts, reset passwords.", ""},
        mixinStandardHelpOptions = true, description = {
            "Accounts. People sign in with their password; a new one, or one who forgot it, with a"
                    + " link that works once, within a day.",
            ""},
        footer = {
            "", "Examples:", "  corral user list",
            "  corral user add ann@example.com --org acme --role manager",
            "  corral user reset-password ann@example.com"})
public final class UserCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: list, add or reset-password.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "Lists accounts with their places in organisations.")
    int list(@Mixin AdminOptions options) {
        return options.run(Map.of("command", "user.list"), UserCommand::print);
    }

    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Creates an account where there is none, gives it a role in an"
                    + " organisation, and prints a sign-in link.")
    int add(
            @Parameters(paramLabel = "EMAIL", description = "Address of the person.") String email,
            @Option(names = "--org", required = true, paramLabel = "SLUG",
                    description = "Organisation.") String organization,
            @Option(names = "--role", paramLabel = "ROLE", defaultValue = "member",
                    description = "owner, manager, member or read-only"
                            + " (${DEFAULT-VALUE}).") String role,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "",
                    description = "Name of a new account.") String name,
            @Mixin AdminOptions options) {
        return options.run(Map.of("command", "user.add", "email", email, "org", organization,
                "role", role, "name", name), UserCommand::printLink);
    }

    @Command(name = "reset-password", mixinStandardHelpOptions = true,
            description = "Forgets a person's password, signs them out everywhere and prints a"
                    + " link that signs them in once, to set a new one.")
    int resetPassword(
            @Parameters(paramLabel = "EMAIL", arity = "0..1",
                    description = "Address of the person; needless with one account.")
            @Nullable String email,
            @Mixin AdminOptions options) {
        Map<String, Object> command = email == null
                ? Map.of("command", "user.reset-password")
                : Map.of("command", "user.reset-password", "email", email);
        return options.run(command, UserCommand::printLink);
    }

    private static void printLink(JsonNode result, PrintWriter out) {
        out.printf("%s signs in once, until %s, at%n  %s%n", result.path("email").asString(),
                result.path("expiresAt").asString(), result.path("link").asString());
    }

    private static void print(JsonNode result, PrintWriter out) {
        result.path("users").forEach(user -> out.printf("%-32s  %-20s  %s%s%n",
                user.path("email").asString(), user.path("name").asString(),
                user.path("memberships").valueStream().map(JsonNode::asString)
                        .collect(Collectors.joining(", ")),
                user.path("active").asBoolean() ? "" : " (inactive)"));
    }
}
