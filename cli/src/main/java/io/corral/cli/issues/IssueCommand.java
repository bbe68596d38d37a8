package io.corral.cli.issues;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.command.Terminal;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.SentryClient;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `corral issue SHORT-ID`: one issue with the stack trace of its latest event.
@Command(name = "issue", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Shows an issue and the stack trace of its latest event, the crash first.", ""},
        footer = {
            "", "Examples:", "  corral issue WEB-1A", "  corral issue WEB-1A --all-frames",
            "  corral issue merge WEB-1A WEB-2B --reason 'the same cart'"},
        subcommands = {MergeCommand.class, SplitCommand.class, UndoCommand.class})
public final class IssueCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ISSUE", arity = "0..1",
            description = "Short id such as WEB-1A, or number.")
    private String issue = "";

    @Option(names = "--all-frames", description = "Shows frames of libraries, too.")
    private boolean allFrames;

    @Option(names = "--json", description = "Prints the API's answers for issue and event.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (issue.isBlank()) {
            throw new ParameterException(spec.commandLine(), "Name an issue, such as WEB-1A.");
        }
        try (var client = new SentryClient(IssuesCommand.settings())) {
            String base = "/api/0/organizations/" + SentryClient.segment(client.organization())
                    + "/issues/" + SentryClient.segment(issue) + "/";
            JsonNode found = client.get(base, Map.of());
            JsonNode event = client.get(base + "events/latest/", Map.of());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                ObjectNode both = tools.jackson.databind.json.JsonMapper.shared()
                        .createObjectNode();
                both.set("issue", found);
                both.set("event", event);
                out.println(both.toPrettyString());
            } else {
                print(found, out);
                printEvent(event, out);
            }
            return 0;
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }

    private static void print(JsonNode issue, PrintWriter out) {
        Instant now = Instant.now();
        String level = Terminal.text(issue.get("level"));
        out.println(Terminal.styled("bold", Terminal.text(issue.get("shortId"))) + "  "
                + Terminal.styled(Terminal.levelStyle(level), level) + "  "
                + Terminal.text(issue.get("status")) + " "
                + Terminal.text(issue.get("substatus")));
        out.println(Terminal.styled("bold", Terminal.text(issue.get("title"))));
        out.println("in " + Terminal.text(issue.get("culprit")));
        out.println(Terminal.many(Terminal.text(issue.get("count")), "event") + ", "
                + Terminal.many(Terminal.text(issue.get("userCount")), "user") + ", last seen "
                + Terminal.age(issue.get("lastSeen"), now) + " ago, first seen "
                + Terminal.age(issue.get("firstSeen"), now) + " ago");
        out.println(Terminal.text(issue.get("permalink")));
    }

    private void printEvent(JsonNode event, PrintWriter out) {
        out.println();
        out.println("Event " + Terminal.text(event.get("eventID")) + " at "
                + Terminal.text(event.get("dateCreated")));
        if (!Terminal.text(event.get("lateUpload")).isEmpty()) {
            out.println(Terminal.styled("faint", "Read with what was uploaded later, at "
                    + Terminal.text(event.get("lateUpload")) + "; it was grouped without."));
        }
        for (JsonNode entry : event.path("entries")) {
            switch (Terminal.text(entry.get("type"))) {
                case "exception" -> printExceptions(entry.path("data").path("values"), out);
                case "message" -> out.println(Terminal.lines(
                        entry.path("data").path("formatted").asString("")));
                default -> {
                }
            }
        }
    }

    private void printExceptions(JsonNode values, PrintWriter out) {
        for (int i = values.size() - 1; i >= 0; i--) {
            JsonNode exception = values.get(i);
            out.println(Terminal.styled("bold,fg(red)", Terminal.text(exception.get("type")))
                    + ": " + Terminal.lines(exception.path("value").asString("")));
            JsonNode frames = exception.path("stacktrace").path("frames");
            int hidden = 0;
            for (int j = frames.size() - 1; j >= 0; j--) {
                JsonNode frame = frames.get(j);
                boolean inApp = frame.path("inApp").asBoolean(false);
                if (!inApp && !allFrames && frames.size() > 3) {
                    hidden++;
                    continue;
                }
                printHidden(hidden, out);
                hidden = 0;
                printFrame(frame, inApp, out);
            }
            printHidden(hidden, out);
        }
    }

    private static void printHidden(int hidden, PrintWriter out) {
        if (hidden > 0) {
            out.println(Terminal.styled("faint",
                    "    … " + hidden + (hidden == 1 ? " library frame" : " library frames")));
        }
    }

    private static void printFrame(JsonNode frame, boolean inApp, PrintWriter out) {
        String function = Terminal.text(frame.get("function"));
        String file = Terminal.text(frame.get("filename"));
        String place = file.isEmpty() ? Terminal.text(frame.get("module")) : file;
        String line = Terminal.text(frame.get("lineNo"));
        String text = "  at " + (function.isEmpty() ? "<anonymous>" : function) + " (" + place
                + (line.isEmpty() ? "" : ":" + line) + ")";
        out.println(inApp ? text : Terminal.styled("faint", text));
        for (JsonNode context : frame.path("context")) {
            boolean current = context.path(0).asString("").equals(line);
            if (inApp && current) {
                out.println("      > " + Terminal.text(context.get(1)).strip());
            }
        }
    }
}
