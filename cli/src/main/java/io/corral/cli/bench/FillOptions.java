package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of benchmarks that read a data directory with many issues and events, written straight
/// into the stores.
final class FillOptions {

    @Option(names = "--events", paramLabel = "N", description = "Events to fill: 1000000.")
    private long events = 1_000_000;

    @Option(names = "--issues", paramLabel = "N", description = "Issues to fill: 100000.")
    private int issues = 100_000;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Data directory; a temporary one, deleted afterwards, without it.")
    private @Nullable Path data;

    /// Reads a filled directory.
    @FunctionalInterface
    interface Use<T> {
        /// What was found.
        T of(Path directory) throws IOException, InterruptedException;
    }

    /// Whether there is something to fill.
    boolean isSomething() {
        return events >= 1 && issues >= 1;
    }

    /// Fills the directory, unless it was filled before, and reads it.
    <T> T use(Progress progress, Use<T> use) throws IOException, InterruptedException {
        if (data != null) {
            fill(data, progress);
            return use.of(data);
        }
        try (var directory = new TemporaryDirectory("corral-bench-")) {
            Path place = directory.path().resolve("data");
            fill(place, progress);
            return use.of(place);
        }
    }

    private void fill(Path directory, Progress progress) throws IOException, InterruptedException {
        if (Files.exists(directory.resolve("events.duckdb"))) {
            progress.say("using " + directory + " as it was filled before");
            return;
        }
        Process process = new ProcessBuilder(OwnServer.launcher(), "bench-fill",
                Long.toString(events), Integer.toString(issues), "--data", directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new CommandFailure("the directory could not be filled", null);
        }
    }
}
