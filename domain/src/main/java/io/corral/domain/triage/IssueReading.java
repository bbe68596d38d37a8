package io.corral.domain.triage;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One issue as readers see it: its facts, what surrounds them, and its texts taken apart once.
final class IssueReading {

    private static final int CRUMBS_MAX = 40;

    private final IssueFacts facts;
    private final Surroundings surroundings;
    private final List<Frame> frames;
    private final List<Frame> ownFrames;
    private final List<Place> places;
    private final Map<Place.Kind, List<Place>> placesByKind = new EnumMap<>(Place.Kind.class);

    IssueReading(IssueFacts facts, Surroundings surroundings) {
        this.facts = facts;
        this.surroundings = surroundings;
        this.frames = readFrames(facts.event());
        this.ownFrames = frames.stream().filter(OwnFrames::isOwn).toList();
        this.places = new PlaceReader(facts, surroundings).read(ownFrames(), crumbs());
        places.forEach(place -> placesByKind
                .computeIfAbsent(place.kind(), _ -> new ArrayList<>()).add(place));
    }

    IssueFacts facts() {
        return facts;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// What a text mentions.
    Mentions hear(String text) {
        return surroundings.hear(text);
    }

    TriageInput input() {
        return surroundings.input();
    }

    TriageSettings settings() {
        return surroundings.settings();
    }

    Hosts hosts() {
        return surroundings.hosts();
    }

    Instant now() {
        return input().now();
    }

    @Nullable
    Event event() {
        return facts.event();
    }

    /// Frames of all exceptions, the failing one last.
    List<Frame> frames() {
        return frames;
    }

    /// Frames of the application itself, the failing one last.
    List<Frame> ownFrames() {
        return ownFrames;
    }

    List<Place> places(Place.Kind kind) {
        return placesByKind.getOrDefault(kind, List.of());
    }

    /// All texts, in the order of their weight.
    List<Place> places() {
        return places;
    }

    /// The first place that mentions a topic.
    Optional<Found> find(Topic topic, Predicate<Place> where) {
        for (Place place : places) {
            Optional<String> word = place.mentions().first(topic);
            if (word.isPresent() && where.test(place)) {
                return Optional.of(new Found(word.get(), place));
            }
        }
        return Optional.empty();
    }

    /// The first message that mentions a topic.
    Optional<Found> findInMessage(Topic topic) {
        return find(topic, place -> place.kind() == Place.Kind.MESSAGE);
    }

    /// A word and where it was found.
    record Found(String word, Place place) {}

    /// The last breadcrumbs, oldest first.
    List<Breadcrumb> crumbs() {
        Event event = facts.event();
        if (event == null) {
            return List.of();
        }
        List<Breadcrumb> all = event.breadcrumbs();
        return all.subList(Math.max(0, all.size() - CRUMBS_MAX), all.size());
    }

    /// Whether it happened while somebody, or a program, asked for an address.
    boolean isRequest() {
        Event event = facts.event();
        boolean asked = event != null && event.request() != null;
        return asked || places(Place.Kind.ROUTE).stream()
                .anyMatch(place -> place.text().startsWith("/") || place.text().contains(" /"));
    }

    /// Whether nobody was waiting for an answer.
    boolean isJob() {
        return facts.isNobody() && !isRequest();
    }

    /// Whether it is a log line: nothing was thrown.
    boolean isLogged() {
        Event event = facts.event();
        return event == null
                ? Boolean.TRUE.equals(facts.logged())
                : event.exceptions().isEmpty();
    }

    /// Whether a line of a list is all that is known: no event, nor how it ended.
    boolean isLine() {
        return facts.event() == null && facts.unhandled() == null;
    }

    /// Whether its level says that nobody has to hurry.
    boolean isMild() {
        return switch (facts.level()) {
            case DEBUG, INFO, WARNING -> true;
            case ERROR, FATAL -> false;
            case null -> false;
        };
    }

    /// Deploys of the project to where the issue's events come from, those that were over when
    /// somebody looks, newest first.
    List<TriageInput.Deploy> deploys() {
        List<TriageInput.Deploy> own = facts.deploys();
        boolean production = Environments.hasProduction(this);
        return own.isEmpty()
                ? surroundings.deploys(facts.project(), production)
                : surroundings.newestFirst(own, production);
    }

    /// Values of a tag, most frequent first.
    List<IssueFacts.TagShare> tag(String key) {
        Map<String, List<IssueFacts.TagShare>> tags = facts.tags();
        return tags.getOrDefault(key, List.of());
    }

    /// Whether every event has one of these values.
    boolean isOnAll(List<IssueFacts.TagShare> shares) {
        return shares.stream().mapToLong(IssueFacts.TagShare::events).sum() >= facts.events();
    }

    private static List<Frame> readFrames(@Nullable Event event) {
        List<Frame> frames = new ArrayList<>();
        if (event == null) {
            return frames;
        }
        for (ExceptionValue exception : event.exceptions()) {
            StackTrace trace = exception.stackTrace();
            if (trace != null) {
                frames.addAll(trace.frames());
            }
        }
        StackTrace beside = event.stackTrace();
        if (beside != null) {
            frames.addAll(beside.frames());
        }
        return List.copyOf(frames);
    }
}
