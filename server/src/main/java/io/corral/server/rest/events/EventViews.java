package io.corral.server.rest.events;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventError;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Metadata;
import io.corral.domain.event.User;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.events.EventLookup.Found;
import io.corral.server.rest.events.EventView.ErrorView;
import io.corral.server.rest.events.EventView.EventUserView;
import io.corral.server.rest.events.EventView.GroupingConfig;
import io.corral.server.rest.events.EventView.Measurement;
import io.corral.server.rest.events.EventView.SdkView;
import io.corral.server.rest.events.EventView.TagView;
import io.corral.server.rest.releases.ReleaseView;
import io.corral.server.rest.releases.ReleaseViews;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes views of events.
final class EventViews {

    private final ReleaseViews releases;

    EventViews(ReleaseViews releases) {
        this.releases = releases;
    }

    /// Where an event stands.
    ///
    /// @param issue null without one
    /// @param newer next newer event of the issue; null for the newest
    record Place(
            Project project, @Nullable Issue issue, @Nullable EventId newer,
            @Nullable EventId older) {

        @Nullable
        String issueId() {
            return issue == null ? null : issue.id().toString();
        }
    }

    /// The whole object.
    EventView whole(Call call, Found found, Place place) {
        Event event = found.event();
        boolean timed = event.start() != null;
        return new EventView(
                event.id().toString(),
                event.id().toString(),
                place.issueId(),
                place.project().id().toString(),
                place.project().slug(),
                event.metadata().title(),
                message(event),
                type(event.kind()),
                event.platform(),
                event.metadata().culprit(),
                event.metadata().location(),
                WireTime.of(event.timestamp()),
                WireTime.of(event.receivedAt()),
                event.start() == null ? null : Entries.seconds(event.start()),
                timed ? Entries.seconds(event.timestamp()) : null,
                timed ? measurements(event) : null,
                Entries.of(event, found.config()),
                event.contexts(),
                event.extra(),
                tags(event),
                user(event.user()),
                event.sdk() == null
                        ? null
                        : new SdkView(event.sdk().name(), event.sdk().version()),
                release(call, place.project(), event),
                event.dist(),
                metadata(event),
                found.stored().body().length,
                event.errors().stream().map(EventViews::error).toList(),
                place.issue() == null
                        ? List.of()
                        : List.of(HexFormat.of().toHexDigits(found.stored().key())),
                new GroupingConfig("corral:" + found.stored().version().algorithm(), ""),
                event.modules(),
                null,
                null,
                text(place.newer()),
                text(place.older()),
                WireTime.ofNullable(event.lateUpload()),
                Map.of());
    }

    /// The short object of an issue's events.
    EventRowView row(Call call, Found found, Place place) {
        return row(found, place, release(call, place.project(), found.event()));
    }

    /// The short object of a project's events: `sentry-cli` 2 can read no release object in it.
    EventRowView row(Found found, Place place) {
        return row(found, place, null);
    }

    private static EventRowView row(Found found, Place place, @Nullable ReleaseView release) {
        Event event = found.event();
        return new EventRowView(
                event.id().toString(), event.id().toString(), type(event.kind()),
                place.issueId(), place.project().id().toString(), event.metadata().title(),
                event.metadata().title(), event.metadata().location(),
                event.metadata().culprit(), user(event.user()), tags(event), event.platform(),
                WireTime.of(event.timestamp()), WireTime.of(event.receivedAt()),
                release, null, metadata(event));
    }

    private static @Nullable String message(Event event) {
        return event.message() == null ? null : event.message().text();
    }

    /// The word of Sentry's API; feedback is an occurrence without stack there.
    private static String type(EventKind kind) {
        return kind == EventKind.FEEDBACK ? "generic" : kind.wireName();
    }

    private static @Nullable String text(@Nullable EventId id) {
        return id == null ? null : id.toString();
    }

    /// Tags by key, as people look them up.
    private static List<TagView> tags(Event event) {
        return new TreeMap<>(event.tags()).entrySet().stream()
                .map(tag -> new TagView(tag.getKey(), tag.getValue())).toList();
    }

    private static Map<String, Measurement> measurements(Event event) {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        event.measurements()
                .forEach((name, value) -> measurements.put(name, new Measurement(value, null)));
        return measurements;
    }

    private static @Nullable EventUserView user(@Nullable User user) {
        return user == null
                ? null
                : new EventUserView(user.id(), user.email(), user.username(), user.ipAddress(),
                        user.name(), user.geo().isEmpty() ? null : user.geo(), user.other());
    }

    private @Nullable ReleaseView release(Call call, Project project, Event event) {
        String version = event.release();
        return version == null
                ? null
                : releases.find(project.organization(), version, call.directory())
                        .orElse(null);
    }

    private static Map<String, String> metadata(Event event) {
        Metadata metadata = event.metadata();
        Map<String, String> wire = new LinkedHashMap<>();
        put(wire, "title", metadata.title());
        put(wire, "type", metadata.type());
        put(wire, "value", metadata.value());
        put(wire, "filename", metadata.filename());
        put(wire, "function", metadata.function());
        Map<String, @Nullable Object> feedback =
                event.contexts().getOrDefault("feedback", Map.of());
        if (event.kind() == EventKind.FEEDBACK) {
            for (String name : List.of("message", "contact_email", "name", "source",
                    "associated_event_id")) {
                put(wire, name, feedback.get(name) instanceof String text ? text : null);
            }
        }
        return wire;
    }

    private static void put(Map<String, String> wire, String name, @Nullable String value) {
        if (value != null) {
            wire.put(name, value);
        }
    }

    private static ErrorView error(EventError error) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("name", error.name());
        data.put("value", error.value());
        data.put("reason", error.reason());
        String words = error.type().replace('_', ' ');
        return new ErrorView(error.type(),
                words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1), data);
    }
}
