package io.corral.cli.command;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/// Asks a server about the project that the environment names.
public final class ProjectCalls {

    private ProjectCalls() {}

    /// Asks; fails in a sentence.
    ///
    /// @param environment holds SENTRY_URL, SENTRY_AUTH_TOKEN, SENTRY_ORG and SENTRY_PROJECT
    /// @param question gets the path of the project
    public static JsonNode ask(
            Map<String, String> environment,
            BiFunction<SentryClient, String, JsonNode> question) {
        try {
            ClientSettings settings = ClientSettings.of(environment);
            String project = settings.project();
            if (project == null) {
                throw new CommandFailure("SENTRY_PROJECT names the project; it is not set.", null);
            }
            try (var client = new SentryClient(settings)) {
                return question.apply(client, "/api/0/projects/"
                        + SentryClient.segment(client.organization()) + "/"
                        + SentryClient.segment(project) + "/");
            }
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }
}
