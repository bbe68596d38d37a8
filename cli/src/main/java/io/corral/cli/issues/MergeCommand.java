package io.corral.cli.issues;

import io.corral.cli.command.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral issue merge`: makes one issue of several.
@Command(name = "merge", mixinStandardHelpOptions = true, description = {
    "Makes one issue of several that are the same bug; the one with the most events stays.",
    "Later events follow. `corral issue undo` takes it back.", ""})
final class MergeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ISSUE", arity = "2..*", description = "Short ids, or numbers.")
    private List<String> issues = List.of();

    @Option(names = "--reason", paramLabel = "TEXT",
            description = "What the history is to say about it.")
    private @Nullable String reason;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return IssueCalls.with(calls -> {
            List<String> ids = issues.stream()
                    .map(name -> Terminal.text(calls.find(name).get("id"))).toList();
            JsonNode merged = calls.merge(ids, reason);
            JsonNode parent = calls.find(Terminal.text(merged.get("parent")));
            spec.commandLine().getOut().println("Merged " + (merged.path("children").size() + 1)
                    + " issues into " + Terminal.text(parent.get("shortId")) + ".");
            return 0;
        });
    }
}
