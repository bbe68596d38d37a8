package io.corral.protocol.triage;

import io.corral.domain.triage.Correction;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.TriageInput;
import io.corral.protocol.json.JsonNodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a triage bundle, or the bare list that the API's issue list answers.
public final class BundleReader {

    /// Issues beyond this number are not read.
    public static final int ISSUES_MAX = 20_000;
    private static final int RELEASES_MAX = 1000;
    private static final int COMMITS_MAX = 200;
    private static final int CORRECTIONS_MAX = 2000;

    private BundleReader() {}

    /// What a text held.
    public sealed interface BundleRead {
        /// A bundle; problems name parts of the product context that were left out.
        record Read(TriageInput input, List<ContextProblem> problems) implements BundleRead {
            public Read {
                problems = List.copyOf(problems);
            }
        }

        /// Neither a bundle nor a list of issues.
        record Rejected(String reason) implements BundleRead {}
    }

    /// Reads a tree.
    ///
    /// @param clock the time where the bundle names none
    public static BundleRead read(JsonNode tree, Instant clock) {
        JsonNode list = tree instanceof ArrayNode ? tree : tree.get("issues");
        if (!(list instanceof ArrayNode issues)) {
            return new BundleRead.Rejected(
                    "expected a list of issues, or an object whose \"issues\" is one");
        }
        BundleRead.Read around = around(tree, clock);
        TriageInput input = around.input();
        List<IssueFacts> facts = new ArrayList<>();
        for (JsonNode issue : issues.values()) {
            if (issue instanceof ObjectNode object && facts.size() < ISSUES_MAX) {
                facts.add(new IssueFactsReader(object, input.now()).read());
            }
        }
        return new BundleRead.Read(input.of(facts), around.problems());
    }

    /// Reads everything but the issues.
    static BundleRead.Read around(JsonNode tree, Instant clock) {
        Instant told = JsonNodes.instant(tree.get("now"));
        ContextReader.ContextRead context = ContextReader.read(tree.get("context"));
        return new BundleRead.Read(new TriageInput(told == null ? clock : told, context.context(),
                sessions(tree), releases(tree.get("releases")), List.of(),
                corrections(tree.path("corrections"))), context.problems());
    }

    private static List<Correction> corrections(JsonNode list) {
        List<Correction> corrections = new ArrayList<>();
        for (JsonNode node : list.values()) {
            if (corrections.size() < CORRECTIONS_MAX) {
                CorrectionJson.read(node).ifPresent(corrections::add);
            }
        }
        return corrections;
    }

    private static Map<String, TriageInput.SessionHealth> sessions(JsonNode tree) {
        Map<String, TriageInput.SessionHealth> sessions = new HashMap<>();
        JsonNode projects = tree.path("sessions").path("projects");
        projects.properties().forEach(entry -> {
            Double free = JsonNodes.number(entry.getValue().get("crashFreeSessions"));
            Double count = JsonNodes.number(entry.getValue().get("sessions"));
            if (free != null) {
                sessions.put(entry.getKey(), new TriageInput.SessionHealth(free,
                        JsonNodes.number(entry.getValue().get("crashFreeUsers")),
                        count == null ? 0 : count.longValue()));
            }
        });
        return sessions;
    }

    private static List<TriageInput.ReleaseFacts> releases(@Nullable JsonNode list) {
        List<TriageInput.ReleaseFacts> releases = new ArrayList<>();
        if (!(list instanceof ArrayNode nodes)) {
            return releases;
        }
        for (JsonNode node : nodes.values()) {
            String version = JsonNodes.text(node, "version");
            if (version != null && releases.size() < RELEASES_MAX) {
                releases.add(new TriageInput.ReleaseFacts(version, projects(node),
                        JsonNodes.instant(node.get("dateReleased")),
                        deploys(node.get("deploys"), version), commits(node)));
            }
        }
        return releases;
    }

    // Slugs, or objects that hold one, as the API answers.
    private static List<String> projects(JsonNode release) {
        List<String> projects = new ArrayList<>();
        for (JsonNode node : release.path("projects").values()) {
            String slug = node.isObject() ? JsonNodes.text(node, "slug") : JsonNodes.text(node);
            if (slug != null) {
                projects.add(slug);
            }
        }
        return projects;
    }

    private static List<String> commits(JsonNode release) {
        List<String> commits = new ArrayList<>();
        for (JsonNode node : release.path("commits").values()) {
            String message = JsonNodes.text(node, "message");
            if (message != null && commits.size() < COMMITS_MAX) {
                commits.add(message);
            }
        }
        return commits;
    }

    /// Deploys of a list.
    ///
    /// @param version for entries that name none; null leaves these out
    static List<TriageInput.Deploy> deploys(@Nullable JsonNode list, @Nullable String version) {
        List<TriageInput.Deploy> deploys = new ArrayList<>();
        if (!(list instanceof ArrayNode nodes)) {
            return deploys;
        }
        for (JsonNode node : nodes.values()) {
            String named = JsonNodes.text(node, "version");
            String of = named == null ? version : named;
            Instant at = JsonNodes.instant(node.get("dateFinished"));
            if (of != null && at != null && deploys.size() < RELEASES_MAX) {
                deploys.add(new TriageInput.Deploy(of, JsonNodes.text(node, "environment"), at));
            }
        }
        return deploys;
    }
}
