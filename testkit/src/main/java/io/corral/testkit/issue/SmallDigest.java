package io.corral.testkit.issue;

import io.corral.domain.health.HealthBatch;
import io.corral.domain.health.SessionUpdate;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueChange;
import io.corral.domain.issue.IssueDecisions;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueState;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.IssueUpdates;
import io.corral.domain.issue.KeyBatch;
import io.corral.domain.issue.Resolution;
import io.corral.domain.issue.UpdateCircumstances;
import io.corral.domain.issue.UpdateDecision;
import io.corral.domain.release.ReleaseOrder;
import io.corral.domain.release.ReleaseSeen;
import io.corral.store.Watermark;
import io.corral.store.issue.DigestCommit;
import io.corral.store.issue.UserReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The digest without its pipeline: groups events, asks for states, decides, commits. One
/// organisation has all projects.
public final class SmallDigest {

    /// The organisation of every project.
    public static final OrganizationId ORGANIZATION = new OrganizationId(1);

    private final IssueStores stores;
    private long sequence;

    public SmallDigest(IssueStores stores) {
        this.stores = stores;
        this.sequence = stores.issues().applied(0).sequence();
    }

    /// Digests events as one batch at the time of the latest.
    public List<IssueChange> digest(GroupedEventBuilder... events) {
        return digest(Arrays.stream(events).map(GroupedEventBuilder::build).toList());
    }

    /// Digests events as one batch at the time of the latest.
    public List<IssueChange> digest(List<GroupedEvent> events) {
        Instant now = events.stream().map(GroupedEvent::receivedAt).max(Instant::compareTo)
                .orElseThrow();
        DigestCommit commit = prepare(events, now);
        stores.issues().commit(commit);
        return commit.changes();
    }

    /// Decides a batch without committing it; takes the next position of the queue.
    public DigestCommit prepare(List<GroupedEvent> events, Instant now) {
        List<KeyBatch> batches = KeyBatch.ofEvents(events);
        Set<IssueKey> keys = Set.copyOf(batches.stream().map(KeyBatch::key).toList());
        List<IssueChange> changes = IssueDecisions.decideAll(
                stores.issues().states(keys), batches, order(events, now), now);
        return new DigestCommit(
                next(), changes, List.of(), releases(events), List.of(), now);
    }

    private ReleaseOrder order(List<GroupedEvent> events, Instant now) {
        List<String> versions = new ArrayList<>();
        for (GroupedEvent event : events) {
            if (event.release() != null) {
                versions.add(event.release());
            }
            addVersion(versions, event);
        }
        return stores.releases().order(ORGANIZATION, versions, now);
    }

    /// The release in which the event's issue is said to be fixed.
    private void addVersion(List<String> versions, GroupedEvent event) {
        IssueKey key = new IssueKey(event.project(), event.key());
        IssueState state = stores.issues().states(List.of(key)).get(key);
        Resolution resolution = state == null ? null : state.resolution();
        String version = resolution == null ? null : switch (resolution.fix()) {
            case Fix.Now _ -> null;
            case Fix.InRelease(var named) -> named;
            case Fix.InNextRelease(var newest) -> newest;
            case Fix.InUpcomingRelease(var newest) -> newest;
            case Fix.InCommit(_, _, var in) -> in;
        };
        if (version != null) {
            versions.add(version);
        }
    }

    private static List<ReleaseSeen> releases(List<GroupedEvent> events) {
        List<ReleaseSeen> seen = new ArrayList<>();
        for (GroupedEvent event : events) {
            if (event.release() != null) {
                seen.add(new ReleaseSeen(ORGANIZATION, event.project(), event.release(),
                        event.timestamp(), event.timestamp()));
            }
        }
        return seen;
    }

    /// Commits nothing but user reports.
    public void report(UserReport... reports) {
        stores.issues().commit(new DigestCommit(
                next(), List.of(), List.of(), List.of(), List.of(reports),
                reports[0].receivedAt()));
    }

    /// Commits nothing but sessions.
    public void sessions(List<SessionUpdate> updates) {
        stores.issues().commit(new DigestCommit(next(), List.of(), List.of(), List.of(),
                List.of(), HealthBatch.of(updates), Instant.EPOCH));
    }

    private Watermark next() {
        sequence++;
        return new Watermark(0, sequence);
    }

    /// The issue of an event; fails when it has none.
    public Issue issueOf(GroupedEventBuilder event) {
        GroupedEvent built = event.build();
        IssueKey key = new IssueKey(built.project(), built.key());
        IssueId issue = stores.queries().issuesOf(List.of(key)).get(key);
        if (issue == null) {
            throw new IllegalStateException("No issue has " + key);
        }
        return stores.queries().find(issue).orElseThrow();
    }

    /// Decides an update of the event's issue and applies it.
    public void update(
            GroupedEventBuilder event, IssueUpdate update, UpdateCircumstances circumstances) {
        switch (IssueUpdates.decide(issueOf(event), update, circumstances)) {
            case UpdateDecision.Accepted(var edit) -> stores.issues().edit(List.of(edit));
            case UpdateDecision.Refused(var field, var message) ->
                throw new IllegalArgumentException(field + ": " + message);
        }
    }

    /// Applies steps to the event's issue as nobody in particular.
    public void edit(GroupedEventBuilder event, Instant at, IssueEdit.Step... steps) {
        stores.issues().edit(List.of(new IssueEdit(
                issueOf(event).id(), null, at, List.of(steps), List.of())));
    }

    /// Circumstances in which nothing but the time is known.
    public static UpdateCircumstances at(Instant now, @Nullable String newestRelease) {
        return new UpdateCircumstances(
                null, now, newestRelease,
                newestRelease == null ? Set.of() : Set.of(newestRelease), 0, false,
                "share");
    }
}
