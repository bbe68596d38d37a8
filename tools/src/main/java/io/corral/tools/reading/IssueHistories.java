package io.corral.tools.reading;

import io.corral.domain.triage.Since.Turn;
import io.corral.protocol.json.JsonNodes;
import io.corral.tools.client.SentryClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What happened to issues, as their histories tell: lists do not say when.
public final class IssueHistories {

    private static final int RESOLVED_MAX = 50;
    private static final int READ_MAX = 30;

    private final Source source;
    private final Absences absences = new Absences();
    private boolean isCut;

    public IssueHistories(Source source) {
        this.source = source;
    }

    /// An issue that was resolved.
    ///
    /// @param how such as `resolved in release`
    /// @param by a name; empty when nobody did it by hand
    public record Resolved(
            String shortId, String title, String how, String by, Instant at) {}

    private record Happened(JsonNode activity, Instant at) {}

    /// Issues that were resolved since a time, the latest first; of those with events within the
    /// period of the query.
    public List<Resolved> resolvedSince(Instant since, ReadingQuery query) {
        var resolved = new ReadingQuery(query.projects(), query.environments(), "is:resolved",
                query.period(), RESOLVED_MAX, 0);
        List<ObjectNode> issues = absences.ask("resolved issues",
                () -> new IssueListing(source, resolved, ReadingCache.NONE, "24h")
                        .read(Progress.SILENT))
                .orElse(List.of());
        List<Resolved> all = new ArrayList<>();
        latest(issues, type -> type.startsWith("set_resolved")).forEach((issue, happened) -> {
            if (!happened.at().isBefore(since)) {
                JsonNode user = happened.activity().path("user");
                all.add(new Resolved(issue.path("shortId").asString(""),
                        issue.path("title").asString(""),
                        happened.activity().path("type").asString("").replace("set_", "")
                                .replace('_', ' '),
                        user.path("name").asString(user.path("email").asString("")),
                        happened.at()));
            }
        });
        all.sort(Comparator.comparing(Resolved::at).reversed());
        return all;
    }

    /// The latest turn for the worse of each issue that escalates or came back; when it is not
    /// told, its latest event stands for it.
    public Map<String, Turn> turns(Collection<ObjectNode> issues) {
        List<ObjectNode> turned = issues.stream()
                .filter(issue -> isWorse(issue.path("substatus").asString(""))).toList();
        Map<String, Turn> turns = new LinkedHashMap<>();
        for (ObjectNode issue : turned) {
            Instant last = JsonNodes.instant(issue.get("lastSeen"));
            if (last != null) {
                turns.put(issue.path("shortId").asString(""),
                        new Turn(last, issue.path("substatus").asString("")));
            }
        }
        latest(turned, type -> type.equals("set_escalating") || type.equals("set_regression"))
                .forEach((issue, happened) -> turns.put(issue.path("shortId").asString(""),
                        new Turn(happened.at(), issue.path("substatus").asString(""))));
        return turns;
    }

    private static boolean isWorse(String substatus) {
        return substatus.equals("escalating") || substatus.equals("regressed");
    }

    private Map<ObjectNode, Happened> latest(List<ObjectNode> issues, Predicate<String> types) {
        Map<ObjectNode, Future<Optional<Happened>>> asked = new LinkedHashMap<>();
        isCut |= issues.size() > READ_MAX;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            issues.stream().limit(READ_MAX).forEach(issue -> asked.put(issue,
                    threads.submit(() -> latest(issue, types))));
        }
        Map<ObjectNode, Happened> found = new LinkedHashMap<>();
        asked.forEach((issue, future) -> OrganizationReading.result(future)
                .ifPresent(happened -> found.put(issue, happened)));
        return found;
    }

    private Optional<Happened> latest(ObjectNode issue, Predicate<String> types) {
        Optional<JsonNode> history = absences.ask("histories of issues", () -> source.get("issues/"
                + SentryClient.segment(issue.path("id").asString("")) + "/activities/", Map.of()));
        List<Happened> found = new ArrayList<>();
        history.ifPresent(answer -> answer.path("activity").forEach(activity -> {
            Instant at = JsonNodes.instant(activity.get("dateCreated"));
            if (at != null && types.test(activity.path("type").asString(""))) {
                found.add(new Happened(activity, at));
            }
        }));
        return found.stream().max(Comparator.comparing(Happened::at));
    }

    /// What is missing, and why.
    public List<String> notes() {
        List<String> notes = new ArrayList<>(absences.notes());
        if (isCut) {
            notes.add("only the histories of " + READ_MAX + " issues a question were read");
        }
        return notes;
    }
}
