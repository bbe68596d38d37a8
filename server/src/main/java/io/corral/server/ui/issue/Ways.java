package io.corral.server.ui.issue;

import io.corral.domain.group.SplitCandidates.Candidate;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.engine.correction.EventSplits;
import io.corral.server.ui.Words;
import io.corral.web.page.issue.grouping.WaysPart;
import io.corral.web.page.issue.grouping.WaysPart.Way;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Ways to split an issue as people choose them, and what their buttons send: `frame:TOKEN`,
/// `message:TEMPLATE`, `tag:NAME:VALUE`, or `events` with ids beside.
final class Ways {

    private static final int EVENTS_MAX = 1_000;

    private Ways() {}

    /// What was chosen.
    sealed interface Chosen {
        record Way(Condition when) implements Chosen {}

        record Wrong(String sentence) implements Chosen {}
    }

    /// @param event id of the event one came from; empty for none
    static WaysPart part(EventSplits.Ways ways, String form, String event) {
        return new WaysPart(form, "the latest " + Words.many(ways.sampled(), "stored event"),
                ways.candidates().stream().map(each -> way(each, ways.sampled())).toList(), event);
    }

    private static Way way(Candidate candidate, int of) {
        String share = candidate.events() + " of " + of;
        return switch (candidate.when()) {
            case Condition.HasFrame(var token) -> new Way("frame:" + token, "Frame", token, share);
            case Condition.HasMessage(var template) ->
                new Way("message:" + template, "Message", template, share);
            case Condition.HasTag(var name, var value) -> new Way(
                    "tag:" + URLEncoder.encode(name, StandardCharsets.UTF_8) + ":" + value,
                    name, value, share);
            case Condition.IsOneOf(var events) ->
                new Way("events", "Events", Words.many(events.size(), "event"), share);
        };
    }

    static Chosen read(String way, String events) {
        int colon = way.indexOf(':');
        String kind = colon < 0 ? way : way.substring(0, colon);
        String rest = way.substring(colon + 1);
        return switch (kind) {
            case "frame" -> new Chosen.Way(new Condition.HasFrame(rest));
            case "message" -> new Chosen.Way(new Condition.HasMessage(rest));
            case "tag" -> tag(rest);
            case "events" -> events(events);
            default -> new Chosen.Wrong("Choose what is another bug first.");
        };
    }

    private static Chosen tag(String rest) {
        int colon = rest.indexOf(':');
        if (colon < 1) {
            return new Chosen.Wrong("A tag is written as its name, a colon and its value.");
        }
        return new Chosen.Way(new Condition.HasTag(
                URLDecoder.decode(rest.substring(0, colon), StandardCharsets.UTF_8),
                rest.substring(colon + 1)));
    }

    private static Chosen events(String text) {
        Set<EventId> ids = new HashSet<>();
        for (String word : text.strip().split("[\\s,]+", -1)) {
            Optional<EventId> id = EventId.parse(word);
            if (id.isEmpty()) {
                return new Chosen.Wrong("Ids of events have 32 hexadecimal digits, found \""
                        + Words.text(word) + "\".");
            }
            ids.add(id.get());
        }
        return ids.size() > EVENTS_MAX
                ? new Chosen.Wrong("At most " + EVENTS_MAX + " events can be named.")
                : new Chosen.Way(new Condition.IsOneOf(ids));
    }
}
