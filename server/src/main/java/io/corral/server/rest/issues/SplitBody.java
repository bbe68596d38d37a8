package io.corral.server.rest.issues;

import io.corral.domain.group.SplitCandidates.Candidate;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.protocol.json.JsonNodes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which events are to be split off, on the wire: one of `frame`, `message`, `events`, or `tag`
/// with its `value`.
final class SplitBody {

    private static final int EVENTS_MAX = 1_000;

    private SplitBody() {}

    /// What was read.
    sealed interface Read {
        record Wanted(Condition when) implements Read {}

        /// Something cannot be done.
        ///
        /// @param field at fault
        record Wrong(String field, String sentence) implements Read {}
    }

    static Read read(ObjectNode body) {
        String frame = JsonNodes.text(body, "frame");
        String message = JsonNodes.text(body, "message");
        String tag = JsonNodes.text(body, "tag");
        String value = JsonNodes.text(body, "value");
        if (frame != null) {
            return new Read.Wanted(new Condition.HasFrame(frame));
        }
        if (message != null) {
            return new Read.Wanted(new Condition.HasMessage(message));
        }
        if (tag != null) {
            return value == null
                    ? new Read.Wrong("value", "This field is required with a tag.")
                    : new Read.Wanted(new Condition.HasTag(tag, value));
        }
        return events(body.path("events"));
    }

    private static Read events(JsonNode list) {
        if (!list.isArray() || list.isEmpty() || list.size() > EVENTS_MAX) {
            return new Read.Wrong("events", "Name what is split off: frame, message, tag with"
                    + " value, or a list of 1 to " + EVENTS_MAX + " events.");
        }
        Set<EventId> ids = new HashSet<>();
        for (JsonNode each : list) {
            Optional<EventId> id = EventId.parse(each.asString(""));
            if (id.isEmpty()) {
                return new Read.Wrong("events", "Ids of events have 32 hexadecimal digits.");
            }
            ids.add(id.get());
        }
        return new Read.Wanted(new Condition.IsOneOf(ids));
    }

    static Map<String, Object> view(Candidate candidate) {
        Map<String, Object> view = new HashMap<>();
        view.put("count", candidate.events());
        switch (candidate.when()) {
            case Condition.HasFrame(var token) -> view.put("frame", token);
            case Condition.HasMessage(var template) -> view.put("message", template);
            case Condition.HasTag(var name, var value) -> {
                view.put("tag", name);
                view.put("value", value);
            }
            case Condition.IsOneOf(var events) ->
                view.put("events", events.stream().map(EventId::toString).sorted().toList());
        }
        return view;
    }
}
