package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says that some events of a key are another bug: a person split them off.
///
/// @param id rises from mark to mark
/// @param key it divides
/// @param when which events of the key it is about
public record SplitMark(long id, ProjectId project, long key, Condition when) {

    /// Which events are meant.
    public sealed interface Condition {

        /// They come through this frame.
        ///
        /// @param token unit and function, as explanations have it
        record HasFrame(String token) implements Condition {}

        /// They have this value of a tag, or of one of [#TAG_LIKE].
        record HasTag(String name, String value) implements Condition {}

        /// A message of theirs reads so once values are masked.
        record HasMessage(String template) implements Condition {}

        /// They are these; later events are none of them.
        record IsOneOf(Set<EventId> events) implements Condition {
            public IsOneOf {
                events = Set.copyOf(events);
            }
        }
    }

    /// Names of what can be asked for like a tag.
    public static final Set<String> TAG_LIKE = Set.of(
            "transaction", "environment", "release", "logger", "level", "server_name", "platform");

    /// The key these events have instead: it follows from what the mark says, so that the same
    /// split gives the same key again.
    public long gives() {
        Components parts = new Components();
        parts.add("split", HexFormat.of().toHexDigits(key));
        switch (when) {
            case Condition.HasFrame(var token) -> parts.add("frame", token);
            case Condition.HasTag(var name, var value) -> parts.add("tag " + name, value);
            case Condition.HasMessage(var template) -> parts.add("message", template);
            case Condition.IsOneOf(var events) -> parts.add("events",
                    new TreeSet<>(events).stream().map(EventId::toString)
                            .collect(Collectors.joining(",")));
        }
        return parts.key(0);
    }

    /// Whether an event is meant.
    boolean matches(SplitFacts facts) {
        return meets(when, facts);
    }

    /// Whether an event meets a condition.
    public static boolean meets(Condition when, SplitFacts facts) {
        return switch (when) {
            case Condition.HasFrame(var token) -> facts.frames().contains(token);
            case Condition.HasTag(var name, var value) -> value.equals(facts.tag(name));
            case Condition.HasMessage(var template) -> facts.messages().contains(template);
            case Condition.IsOneOf(var events) -> events.contains(facts.event().id());
        };
    }

    /// The value of a tag, or of what can be asked for like one; empty when the event has none.
    static String tag(Event event, String name) {
        String own = event.tags().get(name);
        if (own != null) {
            return own;
        }
        String value = switch (name) {
            case "transaction" -> event.transaction();
            case "environment" -> event.environment();
            case "release" -> event.release();
            case "logger" -> event.logger();
            case "level" -> event.level().name().toLowerCase(Locale.ROOT);
            case "server_name" -> event.serverName();
            case "platform" -> event.platform();
            default -> "";
        };
        return value == null ? "" : value;
    }
}
