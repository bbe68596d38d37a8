package io.corral.cli.admin;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral failed`: what could not be digested, and another try.
@Command(name = "failed", header = {"List and replay what could not be digested.", ""},
        mixinStandardHelpOptions = true, description = {
            "Entries that could not be digested after three attempts are kept with their bytes."
                    + " List them, and put one back after an upgrade that cures the cause.",
            ""},
        footer = {"", "Examples:", "  corral failed list", "  corral failed replay 7"})
public final class FailedCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: list or replay.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "Lists failed entries, newest first.")
    int list(
            @Option(names = "--limit", paramLabel = "N", defaultValue = "100",
                    description = "At most so many (${DEFAULT-VALUE}).") int limit,
            @Mixin AdminOptions options) {
        return options.run(
                Map.of("command", "failed.list", "limit", limit), FailedCommand::print);
    }

    @Command(name = "replay", mixinStandardHelpOptions = true,
            description = "Puts a failed entry back at the end of the queue.")
    int replay(
            @Parameters(paramLabel = "ID",
                    description = "Number of the entry in the list.") long id,
            @Mixin AdminOptions options) {
        return options.run(Map.of("command", "failed.replay", "id", id),
                (_, out) -> out.println("Entry " + id + " is back in the queue."));
    }

    private static void print(JsonNode result, PrintWriter out) {
        JsonNode failed = result.path("failed");
        if (failed.isEmpty()) {
            out.println("Nothing has failed.");
            return;
        }
        out.printf("%6s  %-25s  %8s  %-9s  %s%n", "id", "failed at", "project", "kind", "reason");
        failed.forEach(entry -> out.printf("%6d  %-25s  %8s  %-9s  %s%n",
                entry.path("id").asLong(), entry.path("failedAt").asString(),
                entry.path("project").asString(), entry.path("kind").asString(),
                entry.path("reason").asString()));
    }
}
