package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Data directories with many issues and events, written straight into the stores.
final class FilledDirectory {

    private FilledDirectory() {}

    /// Fills a directory unless it was filled before.
    static void prepare(Path directory, long events, int issues, Progress progress)
            throws IOException, InterruptedException {
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
