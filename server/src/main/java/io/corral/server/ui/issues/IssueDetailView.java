package io.corral.server.ui.issues;

import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.project.Project;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.server.ui.Words;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.StoredPayload;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventTable;
import io.corral.web.page.IssueDetail;
import io.corral.web.page.IssueDetail.ActivityLine;
import io.corral.web.page.IssueDetail.EventPart;
import io.corral.web.page.IssueDetail.Fact;
import io.corral.web.page.Shell;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the page of one issue, with the event asked for or its latest one.
final class IssueDetailView {

    private static final int ACTIVITIES = 50;
    private static final EventExpression ID = new EventExpression.Field(EventField.ID);
    private static final EventExpression TIME = new EventExpression.Field(EventField.TIMESTAMP);

    private final ReadStores stores;
    private final Assembly assembly;
    private final InstantSource clock;

    IssueDetailView(ReadStores stores, Assembly assembly, InstantSource clock) {
        this.stores = stores;
        this.assembly = assembly;
        this.clock = clock;
    }

    /// What surrounds the page, whose issue it is, and where its pages are.
    ///
    /// @param base address of the organisation's issues, with a slash at its end
    record Place(Shell shell, Project project, String base) {}

    /// The page.
    ///
    /// @param wanted event to show; null for the latest
    IssueDetail of(Issue issue, @Nullable EventId wanted, Place place) {
        Instant now = clock.instant();
        List<EventId> latest = ids(issue, true);
        EventId id = wanted != null ? wanted : latest.isEmpty() ? null : latest.getFirst();
        Optional<StoredPayload> stored = id == null
                ? Optional.empty()
                : stores.payloads().find(issue.project(), id);
        Optional<Event> event = stored.flatMap(assembly::read);
        String shortId = issue.shortId(place.project().slug()).toString();
        String type = issue.metadata().type();
        return new IssueDetail(
                place.shell(), place.base(), shortId,
                type == null ? issue.metadata().title() : type,
                type == null ? null : issue.metadata().value(),
                issue.metadata().culprit(), issue.level().wireName(),
                Words.state(issue.state()), facts(issue, place, now),
                event.map(found -> part(found, issue, place, now)).orElse(null),
                links(issue, latest, place), activity(issue, now));
    }

    private EventPart part(Event event, Issue issue, Place place, Instant now) {
        List<Shell.Link> links = new ArrayList<>();
        for (Attachment file : stores.payloads().attachments(issue.project(), event.id())) {
            links.add(new Shell.Link(
                    place.base() + issue.id() + "/events/" + event.id() + "/attachments/"
                            + file.id() + "/",
                    file.name() + ", " + Words.number(file.sizeBytes()) + " bytes"));
        }
        return EventParts.of(event, links, now);
    }

    private List<Fact> facts(Issue issue, Place place, Instant now) {
        List<Fact> facts = new ArrayList<>();
        Issue.Numbers numbers = issue.numbers();
        facts.add(new Fact("Events", Words.number(numbers.events())));
        facts.add(new Fact("Users", Words.number(numbers.users())));
        facts.add(new Fact("Last seen", Words.ago(numbers.lastSeen(), now).words()));
        facts.add(new Fact("First seen", Words.ago(numbers.firstSeen(), now).words()));
        if (numbers.firstRelease() != null) {
            facts.add(new Fact("First release", numbers.firstRelease()));
        }
        if (numbers.lastRelease() != null) {
            facts.add(new Fact("Last release", numbers.lastRelease()));
        }
        facts.add(new Fact("Priority", issue.priority().wireName()));
        facts.add(new Fact("Project", place.project().name()));
        return facts;
    }

    private List<Shell.Link> links(Issue issue, List<EventId> latest, Place place) {
        if (latest.isEmpty()) {
            return List.of();
        }
        List<Shell.Link> links = new ArrayList<>();
        links.add(link(issue, latest.getFirst(), "latest", place));
        List<EventId> oldest = ids(issue, false);
        if (!oldest.isEmpty()) {
            links.add(link(issue, oldest.getFirst(), "oldest", place));
        }
        return links;
    }

    private static Shell.Link link(Issue issue, EventId event, String text, Place place) {
        return new Shell.Link(place.base() + issue.id() + "/events/" + event + "/", text);
    }

    /// The latest or oldest event of an issue, looked for between its first and last sighting.
    private List<EventId> ids(Issue issue, boolean latest) {
        Set<IssueKey> keys = new HashSet<>(stores.issues().keys(issue.id()));
        var scope = new EventScope(
                EnumSet.complementOf(EnumSet.of(EventRowKind.TRANSACTION, EventRowKind.SPAN)),
                Set.of(issue.project()), issue.numbers().firstSeen(),
                issue.numbers().lastSeen().plusMillis(1));
        EventTable table = stores.events().query(
                EventQuery.of(scope, new EventPredicate.KeyIn(keys), List.of(ID), 1)
                        .orderedBy(new EventQuery.Order(TIME, latest)));
        List<EventId> ids = new ArrayList<>(1);
        for (var row : table.rows()) {
            EventId.parse(String.valueOf(row.getFirst())).ifPresent(ids::add);
        }
        return ids;
    }

    private List<ActivityLine> activity(Issue issue, Instant now) {
        List<Activity> history =
                stores.issues().activities(issue.id(), Set.of(), 0, ACTIVITIES);
        return history.stream().map(each -> new ActivityLine(Words.ago(each.at(), now),
                each.entry().type().wireName().replace('_', ' '))).toList();
    }
}
