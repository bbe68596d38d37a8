package io.corral.cli.bench;

import io.corral.cli.admin.AdminClient;
import io.corral.cli.command.CommandFailure;
import io.corral.cli.process.ServerProcess;
import io.corral.protocol.Dsn;
import io.corral.tools.client.ClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral bench grouping`: how long it takes to try a grouping on history, and to make it so.
@Command(name = "grouping", mixinStandardHelpOptions = true, sortOptions = false, header = {
    "Measure how fast rules are tried on stored events.", ""},
        description = {
            "Sends events of 40 bugs over HTTP until so many are stored, then has a rule that",
            "gives a part of them another key tried twice, and made once: once with the code",
            "as a server just started has it, once compiled.",
            ""},
        footer = {
            "", "Examples:", "  corral bench grouping",
            "  corral bench grouping --events 100000",
            "  corral bench grouping --data ./million --json    # keeps the directory"})
public final class GroupingCommand implements Callable<Integer> {

    @Option(names = "--events", paramLabel = "N", description = "Events stored: 1000000.")
    private long events = 1_000_000;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Data directory, as it is when it has something; a temporary one,"
                    + " deleted afterwards, without it.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (events < 1) {
            throw new ParameterException(spec.commandLine(), "--events is at least 1");
        }
        var progress = new Progress(spec.commandLine().getErr());
        try {
            report(progress).print(spec.commandLine().getOut(), json);
            return 0;
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }

    private GroupingReport report(Progress progress) throws IOException {
        if (data != null) {
            return filledAndMeasured(data, progress);
        }
        try (var directory = new TemporaryDirectory("corral-bench-")) {
            return filledAndMeasured(directory.path().resolve("data"), progress);
        }
    }

    /// The server that took the events is not the one that is measured.
    private GroupingReport filledAndMeasured(Path directory, Progress progress) {
        if (Files.exists(directory.resolve("events.duckdb"))) {
            progress.say("using " + directory + " as it was filled before");
        } else {
            try (ServerProcess server = OwnServer.serve(directory)) {
                new GroupingRun(target(directory, server), progress).fill(events);
            }
        }
        try (ServerProcess server = OwnServer.serve(directory)) {
            return new GroupingRun(target(directory, server), progress).run();
        }
    }

    private static Target target(Path directory, ServerProcess server) {
        JsonNode made = new AdminClient(directory, OwnServer.launcher()).ask(Map.of("command",
                "setup", "org", "bench", "project", "bench", "filters", false, "url",
                server.url()));
        Dsn project = Dsn.parse(made.path("dsn").asString("")).orElseThrow(
                () -> new CommandFailure("the server answered no DSN", null));
        return Target.of(project, made.path("token").asString(""), "bench", server.pid());
    }
}
