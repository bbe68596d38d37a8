package io.corral.tools.issue;

import io.corral.domain.triage.check.SuspectCommit;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.SentryClient;
import io.corral.tools.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Commits that touched what failed.
public final class Suspects {

    private static final int COMMITS_MAX = 3;

    private Suspects() {}

    /// The most suspicious ones of an event; empty where the server knows no commits at all.
    public static Optional<List<SuspectCommit>> of(ToolCall call, String project, String event) {
        try {
            JsonNode found = call.get(call.inProject(project,
                    "events/" + SentryClient.segment(event) + "/committers/"), Map.of());
            List<SuspectCommit> commits = new ArrayList<>();
            for (JsonNode committer : found.path("committers")) {
                for (JsonNode commit : committer.path("commits")) {
                    if (commits.size() < COMMITS_MAX) {
                        commits.add(new SuspectCommit(commit.path("id").asString(""),
                                commit.path("message").asString("").lines().findFirst()
                                        .orElse(""),
                                committer.path("author").path("email").asString(""), null));
                    }
                }
            }
            return Optional.of(commits);
        } catch (ClientException e) {
            if (e.reason() != Reason.NOT_FOUND && e.reason() != Reason.SCOPE) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
