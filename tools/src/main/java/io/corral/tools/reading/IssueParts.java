package io.corral.tools.reading;

import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.SentryClient;
import io.corral.tools.reading.ReadingCache.WholeIssue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what is known of one issue beside its line in a list: its latest event, and its tags with
/// their most frequent values.
final class IssueParts {

    private static final int KEYS_MAX = 200;
    private static final int VALUES_MAX = 20;

    private final Source source;
    private final ReadingQuery query;
    private final Absences absences;

    IssueParts(Source source, ReadingQuery query, Absences absences) {
        this.source = source;
        this.query = query;
        this.absences = absences;
    }

    /// Reads them; empty when neither was answered.
    Optional<WholeIssue> read(ObjectNode issue) {
        String id = SentryClient.segment(issue.path("id").asString(""));
        Optional<Optional<ObjectNode>> event = absences.ask("latest events", () -> event(id));
        Optional<JsonNode> tags = absences.ask("tags",
                () -> source.get("issues/" + id + "/tags/", environments()));
        return event.isEmpty() && tags.isEmpty()
                ? Optional.empty()
                : Optional.of(new WholeIssue(event.flatMap(each -> each).orElse(null),
                        tags.map(IssueParts::lean).orElse(null),
                        event.isPresent() && tags.isPresent()));
    }

    // An issue outlives its events.
    private Optional<ObjectNode> event(String id) {
        try {
            return source.get("issues/" + id + "/events/latest/",
                    environments()) instanceof ObjectNode event
                            ? Optional.of(LeanIssue.event(event))
                            : Optional.empty();
        } catch (ClientException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Map<String, List<String>> environments() {
        return query.environments().isEmpty()
                ? Map.of()
                : Map.of("environment", query.environments());
    }

    private static @Nullable JsonNode lean(JsonNode tags) {
        ArrayNode lean = Json.MAPPER.createArrayNode();
        tags.forEach(tag -> {
            if (lean.size() < KEYS_MAX) {
                ArrayNode values = lean.addObject().put("key", tag.path("key").asString(""))
                        .putArray("topValues");
                tag.path("topValues").forEach(value -> {
                    if (values.size() < VALUES_MAX) {
                        values.addObject().put("value", value.path("value").asString(""))
                                .put("count", value.path("count").asLong(0));
                    }
                });
            }
        });
        return lean;
    }

    /// Gives an issue of a bundle what was read of it. The tag `release` tells which releases its
    /// events come from.
    static void add(WholeIssue whole, ObjectNode issue) {
        if (whole.event() != null) {
            issue.set("latestEvent", whole.event());
        }
        JsonNode tags = whole.tags();
        if (tags == null) {
            return;
        }
        issue.set("tags", tags);
        for (JsonNode tag : tags) {
            if (tag.path("key").asString("").equals("release")) {
                ArrayNode releases = issue.putObject("releaseInfo").putArray("distribution");
                tag.path("topValues").forEach(value -> releases.addObject()
                        .put("version", value.path("value").asString(""))
                        .set("count", value.path("count")));
            }
        }
    }
}
