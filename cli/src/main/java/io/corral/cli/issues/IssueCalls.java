package io.corral.cli.issues;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.SentryClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The calls that correct issues, in one organisation.
final class IssueCalls {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

    private final SentryClient client;
    private final String base;

    private IssueCalls(SentryClient client) {
        this.client = client;
        this.base = "/api/0/organizations/" + SentryClient.segment(client.organization())
                + "/issues/";
    }

    /// Calls the server of the environment.
    static <T> T with(Function<IssueCalls, T> calls) {
        try (var client = new SentryClient(IssuesCommand.settings())) {
            return calls.apply(new IssueCalls(client));
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }

    /// The issue of this name.
    JsonNode find(String issue) {
        return client.get(base + SentryClient.segment(issue) + "/", Map.of());
    }

    /// Makes one issue of several.
    ///
    /// @return its id and those that vanished into it
    JsonNode merge(List<String> ids, @Nullable String reason) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("merge", 1);
        if (reason != null) {
            body.put("reason", reason);
        }
        return client.call("PUT", base, Map.of("id", ids), body).path("merge");
    }

    /// The keys of an issue.
    JsonNode keys(String issue) {
        return client.get(base + SentryClient.segment(issue) + "/hashes/",
                Map.of("per_page", List.of("100")));
    }

    /// Gives keys an issue of their own.
    ///
    /// @return the id of the issue they have now
    String split(String issue, List<String> keys, @Nullable String reason) {
        Map<String, List<String>> parameters = new HashMap<>(Map.of("id", keys));
        if (reason != null) {
            parameters.put("reason", List.of(reason));
        }
        return client.call("DELETE", base + SentryClient.segment(issue) + "/hashes/", parameters,
                null).path("id").asString("");
    }

    /// Gives events that are alike an issue of their own; returns when it is done.
    ///
    /// @param what one of frame, message, tag with value, or events
    /// @param progress told what the server says, again and again
    /// @return the id of the issue they have now
    String divide(String issue, ObjectNode what, Consumer<JsonNode> progress) {
        return ended(issue, client.call("POST", splits(issue), Map.of(), what), progress);
    }

    private String splits(String issue) {
        return base + SentryClient.segment(issue) + "/split/";
    }

    private String ended(String issue, JsonNode begun, Consumer<JsonNode> progress) {
        JsonNode split = begun;
        while (split.path("state").asString("").equals("running")) {
            pause();
            split = client.get(splits(issue)
                    + SentryClient.segment(split.path("id").asString("")) + "/", Map.of());
            progress.accept(split);
        }
        String other = split.path("issue").asString("");
        if (other.isEmpty()) {
            throw new CommandFailure(split.path("detail").asString("Nothing was changed."), null);
        }
        return other;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_QUESTIONS);
        } catch (InterruptedException e) {
            throw new CommandFailure("Interrupted; the split goes on.", e);
        }
    }

    /// The history of an issue, newest first.
    JsonNode activities(String issue) {
        return client.get(base + SentryClient.segment(issue) + "/activities/",
                Map.of("per_page", List.of("100"))).path("activity");
    }

    /// Takes a merge or a split back; returns when it is done.
    ///
    /// @return ids of the issues that are back
    List<String> undo(String issue, String activity) {
        JsonNode undone = client.call("POST", base + SentryClient.segment(issue) + "/activities/"
                + SentryClient.segment(activity) + "/undo/", Map.of(), null);
        return undone.has("state")
                ? List.of(ended(issue, undone, _ -> {}))
                : undone.path("issues").valueStream().map(each -> each.asString("")).toList();
    }
}
