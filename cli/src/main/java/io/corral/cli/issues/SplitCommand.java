package io.corral.cli.issues;

import io.corral.cli.command.Terminal;
import io.corral.protocol.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `corral issue split`: gives grouping keys of an issue an issue of their own.
@Command(name = "split", mixinStandardHelpOptions = true, description = {
    "Gives a part of an issue an issue of its own: grouping keys, or events that are alike.",
    "Without a choice it lists the keys. Later events follow; `corral issue undo` takes it back.",
    ""})
final class SplitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ISSUE", description = "Short id such as WEB-1A, or number.")
    private String issue = "";

    @Option(names = "--key", paramLabel = "KEY",
            description = "A key, 16 hexadecimal digits; several times for several.")
    private List<String> keys = List.of();

    @Option(names = "--tag", paramLabel = "NAME=VALUE",
            description = "Events with this value of a tag, transaction, release or environment.")
    private @Nullable String tag;

    @Option(names = "--frame", paramLabel = "TOKEN",
            description = "Events through this frame, as the page of the grouping names it.")
    private @Nullable String frame;

    @Option(names = "--message", paramLabel = "TEMPLATE",
            description = "Events with this message, values masked.")
    private @Nullable String message;

    @Option(names = "--event", paramLabel = "ID",
            description = "An event; several times for several.")
    private List<String> events = List.of();

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
            ObjectNode what = what();
            if (keys.isEmpty() && what.isEmpty()) {
                list(calls.keys(issue), out);
                return 0;
            }
            if (keys.isEmpty()) {
                JsonNode other = calls.find(calls.divide(issue, what, this::tell));
                out.println("Split: the larger part stays, the smaller one is "
                        + Terminal.text(other.get("shortId")) + " now, "
                        + Terminal.text(other.get("title")));
                return 0;
            }
            JsonNode created = calls.find(calls.split(issue, keys, reason));
            out.println((keys.size() == 1 ? "The key has " : "The keys have ")
                    + Terminal.text(created.get("shortId")) + " now: "
                    + Terminal.text(created.get("title")));
            return 0;
        });
    }

    private void tell(JsonNode split) {
        long expected = split.path("expected").asLong();
        if (expected > 0) {
            spec.commandLine().getErr().printf("%,d of about %,d events looked at%n",
                    split.path("seen").asLong(), expected);
        }
    }

    private ObjectNode what() {
        ObjectNode what = Json.MAPPER.createObjectNode();
        if (tag != null) {
            int equals = tag.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(spec.commandLine(),
                        "--tag is written as NAME=VALUE, found " + tag + ".");
            }
            what.put("tag", tag.substring(0, equals)).put("value", tag.substring(equals + 1));
        } else if (frame != null) {
            what.put("frame", frame);
        } else if (message != null) {
            what.put("message", message);
        } else if (!events.isEmpty()) {
            events.forEach(what.putArray("events")::add);
        }
        if (reason != null && !what.isEmpty()) {
            what.put("reason", reason);
        }
        return what;
    }

    private static void list(JsonNode keys, PrintWriter out) {
        out.printf("%-18s %8s  %s%n", "KEY", "EVENTS", "LAST SEEN");
        for (JsonNode key : keys) {
            out.printf("%-18s %8s  %s%n", Terminal.text(key.get("id")),
                    Terminal.text(key.get("count")), Terminal.text(key.get("lastSeen")));
        }
    }
}
