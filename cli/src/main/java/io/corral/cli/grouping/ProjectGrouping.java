package io.corral.cli.grouping;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.command.ProjectCalls;
import io.corral.cli.command.TextFile;
import io.corral.protocol.rule.RulesFile;
import io.corral.tools.client.SentryClient;
import java.nio.file.Path;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/// What the commands share: files of rules, and the project of SENTRY_PROJECT.
final class ProjectGrouping {

    private ProjectGrouping() {}

    /// The rules of a file.
    static RulesFile read(Path file) {
        return switch (RulesFile.read(TextFile.read(file))) {
            case RulesFile.Read.Right(var rules) -> rules;
            case RulesFile.Read.Wrong(var problem) -> throw new CommandFailure(
                    file + ": " + problem.sentence(), null);
        };
    }

    /// Asks the server about the project, by its path.
    static JsonNode ask(BiFunction<SentryClient, String, JsonNode> question) {
        return ProjectCalls.ask(System.getenv(), question);
    }
}
