package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.process.ServerProcess;
import java.nio.file.Path;
import java.util.Map;

/// Starts the servers that are measured.
final class OwnServer {

    /// The start cache is made by a second JVM in the background, which would be measured too.
    static final Map<String, String> ENVIRONMENT = Map.of("CORRAL_NO_AOT", "1");

    private OwnServer() {}

    /// A server on a free port.
    static ServerProcess serve(Path data) {
        return ServerProcess.serve(launcher(), data, 0, ENVIRONMENT);
    }

    /// The program that starts servers.
    static String launcher() {
        String launcher = System.getProperty("corral.launcher");
        if (launcher == null) {
            throw new CommandFailure("bench is started with ./corral bench", null);
        }
        return launcher;
    }
}
