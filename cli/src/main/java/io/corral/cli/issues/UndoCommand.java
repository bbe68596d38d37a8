package io.corral.cli.issues;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.command.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral issue undo`: takes a merge or a split back.
@Command(name = "undo", mixinStandardHelpOptions = true, description = {
    "Takes the latest merge or split of an issue back.",
    "Events that came since stay with their keys.", ""})
final class UndoCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ISSUE", description = "Short id such as WEB-1A, or number.")
    private String issue = "";

    @Option(names = "--activity", paramLabel = "ID",
            description = "An entry of its history instead of the latest that can be undone.")
    private @Nullable String activity;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return IssueCalls.with(calls -> {
            String entry = activity == null ? latest(calls.activities(issue)) : activity;
            for (String id : calls.undo(issue, entry)) {
                JsonNode back = calls.find(id);
                spec.commandLine().getOut().println(Terminal.text(back.get("shortId"))
                        + " is as it was: "
                        + Terminal.many(Terminal.text(back.get("count")), "event") + ".");
            }
            return 0;
        });
    }

    private String latest(JsonNode activities) {
        for (JsonNode each : activities) {
            if (each.path("data").path("undo").asBoolean(false)) {
                return Terminal.text(each.get("id"));
            }
        }
        throw new CommandFailure("nothing in the history of " + issue + " can be undone", null);
    }
}
