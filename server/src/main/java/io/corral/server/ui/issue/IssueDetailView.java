package io.corral.server.ui.issue;

import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Issue;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.search.FilteredEvents;
import io.corral.engine.search.IssueEvents;
import io.corral.server.ui.Words;
import io.corral.server.ui.issue.event.EventView;
import io.corral.server.ui.issue.event.Extent;
import io.corral.server.ui.issue.event.Values;
import io.corral.server.ui.issues.actions.IssueActionViews;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.UserReport;
import io.corral.web.page.IssueActions;
import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.EventDetail;
import io.corral.web.page.issue.Fact;
import io.corral.web.page.issue.IssueDetail;
import io.corral.web.page.issue.IssueDetail.Owned;
import io.corral.web.page.issue.IssueDetail.Report;
import io.corral.web.page.issue.IssueDetail.Stat;
import io.corral.web.page.issue.IssueDetail.Suspect;
import io.corral.web.page.issue.IssueDetail.Walk;
import io.corral.web.page.issue.IssueDetail.Walk.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the page of an issue with one of its events.
final class IssueDetailView {

    private static final int REPORTS_MAX = 5;
    private static final int SUSPECTS_MAX = 3;

    private final IssueReading reading;
    private final FrequencyChart chart;
    private final ActivityParts activity;

    IssueDetailView(IssueReading reading, ActivityParts activity) {
        this.reading = reading;
        this.chart = new FrequencyChart(reading);
        this.activity = activity;
    }

    /// Which event is asked for.
    sealed interface Wanted {
        /// One of `recommended`, `latest` and `oldest`.
        record Best(String word) implements Wanted {}

        /// This one.
        record Exactly(EventId id) implements Wanted {}
    }

    /// The page; empty when an event is asked for that the issue has not.
    Optional<IssueDetail> of(IssuePlace place, Wanted wanted, Shell shell) {
        String problem = null;
        FilteredEvents events;
        switch (place.events(reading.events())) {
            case IssueEvents.Filtering.Of(var found) -> events = found;
            case IssueEvents.Filtering.Refused(var sentence) -> {
                problem = sentence;
                events = reading.events().all(place.issue(), Set.of());
            }
        }
        List<EventId> ids = switch (wanted) {
            case Wanted.Exactly(var exactly) -> List.of(exactly);
            case Wanted.Best(var word) -> best(word, events, place.filter().timed());
        };
        Optional<Event> event = fewestNotes(place.issue(), ids);
        if (wanted instanceof Wanted.Exactly && event.isEmpty()) {
            return Optional.empty();
        }
        Walk walk = walk(place, wanted, event.orElse(null), !ids.isEmpty(), events);
        return Optional.of(page(place, shell, problem, events, new Shown(
                event.map(each -> detail(each, place)).orElse(null), walk,
                event.map(each -> suspects(each, place)).orElse(List.of()),
                event.map(each -> owners(each, place)).orElse(List.of()))));
    }

    private static List<EventId> best(String word, FilteredEvents events, boolean timed) {
        return (switch (word) {
            case "latest" -> events.latest().stream();
            case "oldest" -> events.oldest().stream();
            default -> events.candidates(timed).stream();
        }).map(IssueEvents.Found::id).toList();
    }

    /// Of these events the first with the fewest notes about what could not be used; mostly the
    /// first, and then no other is read.
    private Optional<Event> fewestNotes(Issue issue, List<EventId> ids) {
        Event best = null;
        for (EventId id : ids) {
            Event event = reading.event(issue, id).orElse(null);
            if (event != null
                    && (best == null || event.errors().size() < best.errors().size())) {
                best = event;
            }
            if (best != null && best.errors().isEmpty()) {
                break;
            }
        }
        return Optional.ofNullable(best);
    }

    private record Shown(@Nullable EventDetail event, Walk walk, List<Suspect> suspects,
            List<Owned> owners) {}

    /// The commits of the release that brought the issue, by the stack of the event shown.
    private List<Suspect> suspects(Event event, IssuePlace place) {
        Issue issue = place.issue();
        return reading.suspects().of(place.visit().organization().id(), issue, event).stream()
                .limit(SUSPECTS_MAX)
                .map(each -> SuspectCards.of(each, place.visit(),
                        String.valueOf(issue.numbers().firstRelease())))
                .toList();
    }

    private List<Owned> owners(Event event, IssuePlace place) {
        return place.visit().directory().project(place.issue().project()).stream()
                .flatMap(project -> OwnerCards.of(
                        reading.ownership().owners(project, event),
                        reading.ownership().settings(project.organization(), project.id())
                                .raw() != null,
                        place.visit().address("projects/" + project.slug() + "/ownership/"))
                        .stream())
                .toList();
    }

    private IssueDetail page(
            IssuePlace place, Shell shell, @Nullable String problem, FilteredEvents events,
            Shown shown) {
        Issue issue = place.issue();
        FrequencyChart.Frequency frequency = chart.of(place, problem == null ? events : null);
        List<String> environments = reading.issues().environments(issue.id()).stream()
                .map(IssueQueries.Seen::name).toList();
        return new IssueDetail(
                shell, Headings.of(place), actions(place),
                Filters.of(place, "", environments, problem),
                stats(issue, frequency.total(), place.visit().now()), frequency.chart(),
                shown.walk(), shown.event(), facts(place), place.below("tags/").toString(),
                place.visit().address("issues/" + issue.id() + "/similar/"),
                place.below("severity/").toString(),
                activity.of(place), shown.suspects(), shown.owners(),
                KnownCards.of(place, reading.learnings()), KnownCards.add(place), reports(place));
    }

    private static @Nullable IssueActions actions(IssuePlace place) {
        return IssueActionViews.of(place.visit(), place.issue(), place.below("").toString(),
                place.list()).orElse(null);
    }

    private EventDetail detail(Event event, IssuePlace place) {
        return EventView.of(event, reading.config(place.issue(), event.id()),
                reading.payloads().attachments(place.issue().project(), event.id()),
                place.links(event.id(), Extent.of(place.visit().query())),
                place.visit().now());
    }

    private static Walk walk(
            IssuePlace place, Wanted wanted, @Nullable Event event, boolean known,
            FilteredEvents events) {
        String word = wanted instanceof Wanted.Best(var best) ? best : "";
        List<Choice> links = List.of(
                new Choice(place.below("").toString(), "Recommended",
                        word.equals("recommended")),
                new Choice(place.event("latest"), "Latest", word.equals("latest")),
                new Choice(place.event("oldest"), "Oldest", word.equals("oldest")));
        String all = place.below("events/").toString();
        if (event == null) {
            return new Walk(links, null, null, all, nothing(place, known));
        }
        return new Walk(links,
                events.older(event.id(), event.timestamp()).map(each -> address(place, each))
                        .orElse(null),
                events.newer(event.id(), event.timestamp()).map(each -> address(place, each))
                        .orElse(null),
                all, "");
    }

    private static String address(IssuePlace place, IssueEvents.Found found) {
        return place.event(found.id().toString());
    }

    private static String nothing(IssuePlace place, boolean known) {
        if (known) {
            return "What this event said is not stored any more";
        }
        return place.filter().isNarrow()
                ? "No event matches this filter"
                : "No event of this issue is stored any more";
    }

    private static List<Stat> stats(Issue issue, long total, Instant now) {
        Issue.Numbers numbers = issue.numbers();
        return List.of(
                new Stat("Events", Words.number(total), null,
                        Words.number(numbers.events()) + " in all"),
                new Stat("Users", Words.number(numbers.users()), null, "in all"),
                moment("First seen", numbers.firstSeen(), numbers.firstRelease(), now),
                moment("Last seen", numbers.lastSeen(), numbers.lastRelease(), now));
    }

    private static Stat moment(
            String name, Instant at, @Nullable String release, Instant now) {
        Moment moment = Words.ago(at, now);
        return new Stat(name, moment.ago(), moment, release == null ? "" : "in " + release);
    }

    private static List<Fact> facts(IssuePlace place) {
        Issue issue = place.issue();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Status", StateWords.of(issue.state(), place.visit().zone())));
        facts.add(Fact.of("Assigned to", assignee(
                place.visit().directory(), issue.assignee())));
        facts.add(Fact.of("Priority", Words.capital(issue.priority().wireName())));
        facts.add(Fact.of("Level", Words.capital(issue.level().wireName())));
        facts.add(Fact.of("Platform", issue.platform()));
        if (issue.logger() != null) {
            facts.add(Fact.of("Logger", issue.logger()));
        }
        return facts;
    }

    private static String assignee(
            DirectorySnapshot directory, @Nullable Assignee assignee) {
        return switch (assignee) {
            case null -> "Nobody";
            case Assignee.ToUser(var user) -> directory.user(user)
                    .map(each -> each.name()).orElse("Somebody who left");
            case Assignee.ToTeam(var team) -> directory.team(team)
                    .map(each -> "#" + each.slug()).orElse("A team that is gone");
        };
    }

    private List<Report> reports(IssuePlace place) {
        List<UserReport> reports =
                reading.issues().userReports(place.issue().id(), 0, REPORTS_MAX);
        return reports.stream().map(each -> new Report(
                Words.ago(each.receivedAt(), place.visit().now()), who(each),
                Values.cut(each.comments(), 2_000), place.event(each.event().toString())))
                .toList();
    }

    private static String who(UserReport report) {
        String name = report.name() == null || report.name().isBlank() ? null : report.name();
        String email = report.email() == null || report.email().isBlank() ? null : report.email();
        if (name == null) {
            return email == null ? "Somebody" : email;
        }
        return email == null ? name : name + ", " + email;
    }
}
