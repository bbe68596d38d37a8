package io.corral.domain.triage;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One issue as readers see it: its facts, what surrounds them, and its texts taken apart once.
final class IssueReading {

    private static final int CRUMBS_MAX = 40;
    private static final int CRUMBS_HEARD = 4;
    private static final int CODE_FRAMES_MAX = 2;
    private static final int EXCEPTIONS_MAX = 8;

    private final IssueFacts facts;
    private final TriageInput input;
    private final TriageSettings settings;
    private final Hosts hosts;
    private final List<Frame> frames;
    private final List<Place> places;

    IssueReading(IssueFacts facts, TriageInput input, TriageSettings settings, Hosts hosts) {
        this.facts = facts;
        this.input = input;
        this.settings = settings;
        this.hosts = hosts;
        this.frames = readFrames(facts.event());
        this.places = readPlaces();
    }

    IssueFacts facts() {
        return facts;
    }

    TriageInput input() {
        return input;
    }

    TriageSettings settings() {
        return settings;
    }

    Hosts hosts() {
        return hosts;
    }

    Instant now() {
        return input.now();
    }

    @Nullable Event event() {
        return facts.event();
    }

    /// Frames of all exceptions, the failing one last.
    List<Frame> frames() {
        return frames;
    }

    /// Frames of the application itself, the failing one last.
    List<Frame> ownFrames() {
        return frames.stream().filter(frame -> Boolean.TRUE.equals(frame.inApp())).toList();
    }

    List<Place> places(Place.Kind kind) {
        return places.stream().filter(place -> place.kind() == kind).toList();
    }

    /// The first place a lexicon finds a word in.
    Optional<Found> find(Lexicon lexicon, Predicate<Place> where) {
        return places.stream().filter(where)
                .flatMap(place -> lexicon.firstIn(place.words())
                        .map(word -> new Found(word, place)).stream())
                .findFirst();
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
        return facts.usersOrZero() == 0 && !isRequest();
    }

    /// Whether it is a log line: nothing was thrown.
    boolean isLogged() {
        Event event = facts.event();
        return event == null ? facts.type() == null : event.exceptions().isEmpty();
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
        List<TriageInput.Deploy> deploys = new ArrayList<>(facts.deploys());
        if (deploys.isEmpty()) {
            input.releases().stream()
                    .filter(release -> release.projects().contains(facts.project()))
                    .forEach(release -> deploys.addAll(release.deploys()));
        }
        boolean production = Environments.hasProduction(this);
        return deploys.stream()
                .filter(deploy -> production == Environments.isProduction(deploy.environment()))
                .filter(deploy -> !deploy.at().isAfter(input.now()))
                .sorted(Comparator.comparing(TriageInput.Deploy::at).reversed()).toList();
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

    private List<Place> readPlaces() {
        List<Place> read = new ArrayList<>();
        Event event = facts.event();
        if (event != null && event.transaction() != null) {
            read.add(Place.of(Place.Kind.ROUTE, "event.transaction", event.transaction()));
        }
        if (event != null && event.request() != null && event.request().url() != null) {
            read.add(Place.of(Place.Kind.ROUTE, "event.request.url",
                    path(event.request().url())));
        }
        if (facts.culprit() != null) {
            read.add(Place.of(Place.Kind.ROUTE, "culprit", facts.culprit()));
        }
        if (facts.logger() != null) {
            read.add(Place.of(Place.Kind.CODE, "logger", facts.logger()));
        }
        readCode(read);
        readMessages(read, event);
        readCrumbs(read);
        return List.copyOf(read);
    }

    private static String path(String url) {
        int scheme = url.indexOf("://");
        int slash = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : url.substring(slash);
    }

    private void readCode(List<Place> read) {
        List<Frame> own = ownFrames();
        for (Frame frame : own.subList(Math.max(0, own.size() - CODE_FRAMES_MAX), own.size())) {
            read.add(Place.of(Place.Kind.CODE, "event.exception.stacktrace.frames",
                    words(frame.module(), frame.filename(), frame.function())));
        }
    }

    private void readMessages(List<Place> read, @Nullable Event event) {
        read.add(Place.of(Place.Kind.MESSAGE, "title", facts.title()));
        if (facts.message() != null) {
            read.add(Place.of(Place.Kind.MESSAGE, "metadata.value", facts.message()));
        }
        if (event == null) {
            return;
        }
        event.exceptions().stream().limit(EXCEPTIONS_MAX)
                .forEach(each -> read.add(Place.of(Place.Kind.MESSAGE, "event.exception",
                        words(each.type(), each.value()))));
        if (event.message() != null) {
            read.add(Place.of(Place.Kind.MESSAGE, "event.logentry", event.message().text()));
        }
    }

    private void readCrumbs(List<Place> read) {
        List<Breadcrumb> all = crumbs();
        for (Breadcrumb crumb : all.subList(Math.max(0, all.size() - CRUMBS_HEARD), all.size())) {
            String message = crumb.message();
            if (message != null && saysSomething(crumb)) {
                read.add(Place.of(Place.Kind.CRUMB, "event.breadcrumbs", message));
            }
            if (crumb.data().get("reason") instanceof String reason) {
                read.add(Place.of(Place.Kind.CRUMB, "event.breadcrumbs.data.reason", reason));
            }
        }
    }

    // What a program noted; neither its queries nor what people clicked.
    private static boolean saysSomething(Breadcrumb crumb) {
        String category = crumb.category();
        return category == null
                || !(category.equals("query") || category.startsWith("ui.")
                        || category.startsWith("navigation"));
    }

    private static String words(@Nullable String... parts) {
        var text = new StringBuilder();
        for (String part : parts) {
            if (part != null) {
                text.append(part).append(' ');
            }
        }
        return text.toString();
    }

    /// Values of a tag, most frequent first.
    List<IssueFacts.TagShare> tag(String key) {
        Map<String, List<IssueFacts.TagShare>> tags = facts.tags();
        return tags.getOrDefault(key, List.of());
    }
}
