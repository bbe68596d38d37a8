package io.corral.cli.bench;

import io.corral.cli.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        report.check(events >= 1, "--events is at least 1");
        return report.print(this::measured);
    }

    private GroupingReport measured(Progress progress) throws IOException {
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
                new GroupingRun(OwnServer.target(directory, server), progress).fill(events);
            }
        }
        try (ServerProcess server = OwnServer.serve(directory)) {
            return new GroupingRun(OwnServer.target(directory, server), progress).run();
        }
    }
}
