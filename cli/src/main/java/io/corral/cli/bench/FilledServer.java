package io.corral.cli.bench;

import io.corral.cli.admin.AdminClient;
import io.corral.cli.process.ServerProcess;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A server on a directory that was filled, with what asks it and what looks at its process.
record FilledServer(ServerProcess process, SentryClient client, ServerFigures figures)
        implements
            AutoCloseable {

    /// Starts one that may be asked as often as one likes.
    static FilledServer start(Path data) {
        return start(data, OwnServer.ENVIRONMENT);
    }

    /// Likewise.
    ///
    /// @param variables of its process
    static FilledServer start(Path data, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("CORRAL_QUOTAS_API", "1000000/1m");
        ServerProcess process =
                ServerProcess.serve(OwnServer.launcher(), data, 0, environment);
        try {
            URI url = URI.create(process.url());
            String token = new AdminClient(data, OwnServer.launcher()).ask(Map.of(
                    "command", "setup", "org", Questions.ORGANIZATION,
                    "project", Questions.PROJECT, "url", process.url()))
                    .path("token").asString("");
            return new FilledServer(process, new SentryClient(
                    new ClientSettings(url, token, Questions.ORGANIZATION, null)),
                    new ServerFigures(url, process.pid()));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public void close() {
        figures.close();
        client.close();
        process.close();
    }
}
