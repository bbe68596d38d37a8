package io.corral.cli.grouping;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.rule.RulesFile;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/// What the commands share: files of rules, and the project of SENTRY_PROJECT.
final class ProjectGrouping {

    private static final long FILE_BYTES_MAX = 1 << 20;

    private ProjectGrouping() {}

    /// The rules of a file.
    static RulesFile read(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new CommandFailure(file + " has more than 1 MiB.", null);
            }
            return switch (RulesFile.read(Files.readString(file, StandardCharsets.UTF_8))) {
                case RulesFile.Read.Right(var rules) -> rules;
                case RulesFile.Read.Wrong(var problem) -> throw new CommandFailure(
                        file + ": " + problem.sentence(), null);
            };
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Asks the server about the project, by its path.
    static JsonNode ask(BiFunction<SentryClient, String, JsonNode> question) {
        try {
            ClientSettings settings = ClientSettings.of(System.getenv());
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
