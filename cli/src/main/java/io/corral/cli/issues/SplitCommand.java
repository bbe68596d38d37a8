package io.corral.cli.issues;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral issue split`: gives grouping keys of an issue an issue of their own.
@Command(name = "split", mixinStandardHelpOptions = true, description = {
    "Gives grouping keys of an issue an issue of their own; without --key lists its keys.",
    "Later events follow. `corral issue undo` takes it back.", ""})
final class SplitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ISSUE", description = "Short id such as WEB-1A, or number.")
    private String issue = "";

    @Option(names = "--key", paramLabel = "KEY",
            description = "A key, 16 hexadecimal digits; several times for several.")
    private List<String> keys = List.of();

    @Option(names = "--reason", paramLabel = "TEXT",
            description = "What the history is to say about it.")
    private @Nullable String reason;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return IssueCalls.with(calls -> {
            if (keys.isEmpty()) {
                list(calls.keys(issue), out);
                return 0;
            }
            JsonNode created = calls.find(calls.split(issue, keys, reason));
            out.println((keys.size() == 1 ? "The key has " : "The keys have ")
                    + Terminal.text(created.get("shortId")) + " now: "
                    + Terminal.text(created.get("title")));
            return 0;
        });
    }

    private static void list(JsonNode keys, PrintWriter out) {
        out.printf("%-18s %8s  %s%n", "KEY", "EVENTS", "LAST SEEN");
        for (JsonNode key : keys) {
            out.printf("%-18s %8s  %s%n", Terminal.text(key.get("id")),
                    Terminal.text(key.get("count")), Terminal.text(key.get("lastSeen")));
        }
    }
}
