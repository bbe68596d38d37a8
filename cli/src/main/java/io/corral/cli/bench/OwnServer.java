package io.corral.cli.bench;

import io.corral.cli.admin.AdminClient;
import io.corral.cli.command.CommandFailure;
import io.corral.cli.process.ServerProcess;
import io.corral.protocol.Dsn;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Starts the servers that are measured.
final class OwnServer {

    /// The start cache is made by a second JVM in the background, which would be measured too.
    static final Map<String, String> ENVIRONMENT = Map.of("CORRAL_NO_AOT", "1");

    private OwnServer() {}

    /// A server on a free port.
    static ServerProcess serve(Path data) {
        return ServerProcess.serve(launcher(), data, 0, ENVIRONMENT);
    }

    /// A project of its own on such a server, which takes everything that is sent to it.
    static Target target(Path data, ServerProcess server) {
        JsonNode made = new AdminClient(data, launcher()).ask(Map.of("command", "setup",
                "org", "bench", "project", "bench", "filters", false, "url", server.url()));
        Dsn project = Dsn.parse(made.path("dsn").asString("")).orElseThrow(
                () -> new CommandFailure("the server answered no DSN", null));
        return Target.of(project, made.path("token").asString(""), "bench", server.pid());
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
