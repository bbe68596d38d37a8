package io.corral.cli.grouping;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import io.corral.tools.client.SentryClient;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Has a server try a grouping on the stored events of a project, and waits for what it finds.
///
/// @param client of the server
/// @param project path of the project in its REST API
/// @param progress told how far it is, a line at a time
public record TrialCalls(SentryClient client, String project, Consumer<String> progress) {

    private static final long POLL_MILLIS = 500;
    private static final Set<String> UNDER_WAY = Set.of("waiting", "running", "applying");

    /// Tries a change.
    ///
    /// @param body what is to be tried, as the REST API takes it
    /// @return the trial with its report
    /// @throws CommandFailure when it failed, or somebody ended it
    public JsonNode attempt(ObjectNode body) {
        JsonNode begun = client.call("POST", path(), Map.of(), body);
        return await(begun);
    }

    /// Makes the change that was tried.
    ///
    /// @param tried the trial
    /// @throws CommandFailure when it failed
    public JsonNode apply(JsonNode tried) {
        return await(client.call("POST", path(tried) + "apply/", Map.of(),
                Json.MAPPER.createObjectNode()));
    }

    private String path() {
        return project + "grouping/backtest/";
    }

    private String path(JsonNode trial) {
        return path() + SentryClient.segment(trial.path("id").asString()) + "/";
    }

    /// Asks until it is over.
    private JsonNode await(JsonNode first) {
        String path = path(first);
        JsonNode last = first;
        long told = -1;
        while (UNDER_WAY.contains(last.path("state").asString())) {
            long events = last.path("progress").path("events").asLong();
            if (events != told && events > 0) {
                progress.accept("%,d events, %d %%".formatted(
                        events, last.path("progress").path("percent").asInt()));
                told = events;
            }
            pause();
            last = client.get(path, Map.of());
        }
        String state = last.path("state").asString();
        if (state.equals("failed")) {
            throw new CommandFailure(last.path("failure").asString("The trial failed."), null);
        }
        if (state.equals("cancelled")) {
            throw new CommandFailure("Somebody ended the trial.", null);
        }
        return last;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted; the trial goes on at the server.", e);
        }
    }
}
