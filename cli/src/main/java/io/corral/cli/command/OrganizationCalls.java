package io.corral.cli.command;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/// Asks a server about the organisation that the environment names.
public final class OrganizationCalls {

    private OrganizationCalls() {}

    /// Asks; fails in a sentence.
    ///
    /// @param environment holds SENTRY_URL, SENTRY_AUTH_TOKEN and SENTRY_ORG
    /// @param question gets the path of the organisation
    public static JsonNode ask(
            Map<String, String> environment,
            BiFunction<SentryClient, String, JsonNode> question) {
        try (var client = new SentryClient(ClientSettings.of(environment))) {
            return question.apply(client, "/api/0/organizations/"
                    + SentryClient.segment(client.organization()) + "/");
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }
}
