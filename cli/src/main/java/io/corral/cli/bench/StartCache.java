package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/// The start cache that a server makes in the background after its first start.
final class StartCache {

    private static final Duration WAIT_MAX = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 500;

    private StartCache() {}

    /// Lets a server make one.
    ///
    /// @param folder a new one
    /// @return variables with which servers use it
    static Map<String, String> make(Path folder, Progress progress)
            throws IOException, InterruptedException {
        progress.say("waiting for a server to make its start cache, a minute or more");
        Map<String, String> environment = Map.of("CORRAL_CACHE_DIR", folder.toString());
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        try (ServerProcess _ = ServerProcess.serve(
                OwnServer.launcher(), folder.resolve("data"), 0, environment)) {
            while (!isMade(folder)) {
                if (System.nanoTime() > end) {
                    throw new CommandFailure("the server made no start cache", null);
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
        return environment;
    }

    private static boolean isMade(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".aot"));
        }
    }
}
