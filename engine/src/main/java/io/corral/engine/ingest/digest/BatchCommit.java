package io.corral.engine.ingest.digest;

import io.corral.domain.health.HealthBatch;
import io.corral.domain.health.SessionUpdate;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueChange;
import io.corral.domain.issue.IssueDecisions;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueState;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.KeyBatch;
import io.corral.domain.issue.Resolution;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.domain.project.Project;
import io.corral.domain.release.ReleaseOrder;
import io.corral.domain.release.ReleaseSeen;
import io.corral.engine.ingest.digest.Digested.DigestedEvent;
import io.corral.store.DuplicateAttachments;
import io.corral.store.PayloadStore;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.PayloadStore.Verdict;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue.Queued;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventStore;
import io.corral.store.issue.DigestCommit;
import io.corral.store.issue.IssueStore;
import io.corral.store.issue.UserReport;
import io.corral.store.release.ReleaseStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Applies a batch of digested entries to the stores, in the order payloads, event rows, issues.
/// Each step is durable and knows what it has applied, so doing a batch again changes nothing
/// twice. Called by the digester's commit thread alone.
final class BatchCommit {

    private final PayloadStore payloads;
    private final EventStore events;
    private final IssueStore issues;
    private final ReleaseStore releases;
    private final Function<ProjectId, Optional<Project>> projects;
    private final KeyMirror mirror;
    private final InstantSource clock;
    private final Runnable committed;

    BatchCommit(
            DigestStores stores, Function<ProjectId, Optional<Project>> projects,
            InstantSource clock, Runnable committed) {
        this.committed = committed;
        this.payloads = stores.payloads();
        this.events = stores.events();
        this.issues = stores.issues();
        this.releases = stores.releases();
        this.projects = projects;
        this.mirror = stores.keys();
        this.clock = clock;
    }

    /// Applies entries, all of them up to and including the given position.
    ///
    /// @param failed outcomes of entries that were given up, counted with the batch
    void apply(Watermark upTo, List<Digested> entries, List<OutcomeCount> failed) {
        List<DigestedEvent> all = new ArrayList<>();
        List<Attachment> attachments = new ArrayList<>();
        for (Digested entry : entries) {
            all.addAll(entry.events());
            attachments.addAll(entry.attachments());
        }
        List<Payload> bodies = all.stream().map(DigestedEvent::payload).toList();
        List<Verdict> verdicts = payloads.append(upTo, bodies, attachments);
        List<DigestedEvent> kept = kept(all, verdicts);
        events.append(upTo, rows(kept, entries));
        boolean opened = issues.commit(
                commit(upTo, kept, entries, new DigestOutcomes()
                        .ofEvents(all, verdicts)
                        .ofAttachments(attachments, DuplicateAttachments.of(bodies, verdicts))
                        .ofEntries(entries)
                        .and(failed)
                        .toList()));
        if (opened) {
            mirror.update();
        }
        committed.run();
    }

    /// Takes back what a crash or an error left of an entry that is given up, so that it is in no
    /// store; does nothing when no store had applied it.
    void withdraw(Queued entry) {
        Watermark position = entry.position();
        if (payloads.applied(position.partition()).sequence() >= position.sequence()) {
            events.withdraw(position);
            payloads.withdraw(position, entry.entry().receivedAt());
        }
    }

    private static List<DigestedEvent> kept(List<DigestedEvent> all, List<Verdict> verdicts) {
        List<DigestedEvent> kept = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            if (verdicts.get(i) != Verdict.DUPLICATE) {
                kept.add(all.get(i));
            }
        }
        return kept;
    }

    private static List<EventRow> rows(List<DigestedEvent> kept, List<Digested> entries) {
        List<EventRow> rows = new ArrayList<>(kept.size());
        for (DigestedEvent event : kept) {
            rows.addAll(event.rows());
        }
        for (Digested entry : entries) {
            rows.addAll(entry.spans());
        }
        return rows;
    }

    private DigestCommit commit(
            Watermark upTo, List<DigestedEvent> kept, List<Digested> entries,
            List<OutcomeCount> outcomes) {
        List<GroupedEvent> grouped = new ArrayList<>(kept.size());
        for (DigestedEvent event : kept) {
            if (event.grouped() != null) {
                grouped.add(event.grouped());
            }
        }
        List<UserReport> reports = new ArrayList<>(0);
        for (DigestedEvent event : kept) {
            if (event.report() != null) {
                reports.add(linked(event.report()));
            }
        }
        Instant now = clock.instant();
        List<SessionUpdate> updates = new ArrayList<>(0);
        for (Digested entry : entries) {
            updates.addAll(entry.sessions());
        }
        List<HealthBatch> sessions = HealthBatch.of(updates);
        return new DigestCommit(upTo, assigned(changes(grouped, Aliases.of(kept), now), kept),
                outcomes,
                releasesSeen(kept, sessions), reports, sessions, now);
    }

    /// A report usually comes after its event: then the event's key is known.
    private UserReport linked(UserReport report) {
        return payloads.find(report.project(), report.event())
                .filter(stored -> stored.key() != 0)
                .map(stored -> report.ofKey(stored.key()))
                .orElse(report);
    }

    /// New issues go to the owner of the first of their events that has one.
    private static List<IssueChange> assigned(
            List<IssueChange> changes, List<DigestedEvent> kept) {
        Map<IssueKey, Assignee> owners = new HashMap<>();
        for (DigestedEvent event : kept) {
            if (event.grouped() != null && event.owner() != null) {
                owners.putIfAbsent(new IssueKey(event.grouped().project(), event.grouped().key()),
                        event.owner());
            }
        }
        return owners.isEmpty()
                ? changes
                : changes.stream().map(change -> change instanceof IssueChange.Opened opened
                        ? opened.to(owners.get(opened.batch().key()))
                        : change).toList();
    }

    private List<IssueChange> changes(
            List<GroupedEvent> grouped, Aliases aliases, Instant now) {
        List<KeyBatch> batches = KeyBatch.ofEvents(grouped);
        Map<IssueKey, IssueState> states = aliases.states(
                batches.stream().map(KeyBatch::key).toList(), issues);
        Map<OrganizationId, List<KeyBatch>> byOrganization = new LinkedHashMap<>();
        for (KeyBatch batch : batches) {
            projects.apply(batch.key().project()).ifPresent(project -> byOrganization
                    .computeIfAbsent(project.organization(), _ -> new ArrayList<>()).add(batch));
        }
        List<IssueChange> changes = new ArrayList<>(batches.size());
        byOrganization.forEach((organization, own) -> changes.addAll(IssueDecisions.decideAll(
                states, own, order(organization, own, states, now), now)));
        return changes;
    }

    /// Only a resolved issue asks how releases relate.
    private ReleaseOrder order(
            OrganizationId organization, List<KeyBatch> batches,
            Map<IssueKey, IssueState> states, Instant now) {
        Set<String> versions = new HashSet<>();
        for (KeyBatch batch : batches) {
            IssueState state = states.get(batch.key());
            if (state != null && state.status() == IssueStatus.RESOLVED) {
                addVersion(versions, state.resolution());
                batch.tallies().forEach(tally -> {
                    if (tally.release() != null) {
                        versions.add(tally.release());
                    }
                });
            }
        }
        return versions.isEmpty()
                ? ReleaseOrder.WITHOUT_DATES
                : releases.order(organization, versions, now);
    }

    private static void addVersion(Set<String> versions, @Nullable Resolution resolution) {
        String version = resolution == null ? null : switch (resolution.fix()) {
            case Fix.Now() -> null;
            case Fix.InRelease(var named) -> named;
            case Fix.InNextRelease(var newest) -> newest;
            case Fix.InUpcomingRelease(var newest) -> newest;
            case Fix.InCommit(_, _, var release) -> release;
        };
        if (version != null) {
            versions.add(version);
        }
    }

    /// Every release that events or sessions name.
    private List<ReleaseSeen> releasesSeen(
            List<DigestedEvent> kept, List<HealthBatch> sessions) {
        Map<Named, ReleaseSeen> seen = new LinkedHashMap<>();
        for (DigestedEvent event : kept) {
            String version = event.rows().getFirst().labels().release();
            if (version != null) {
                see(seen, new Named(event.payload().project(), version),
                        event.rows().getFirst().origin().timestamp());
            }
        }
        for (HealthBatch batch : sessions) {
            see(seen, new Named(batch.of().project(), batch.of().release()), null);
        }
        return List.copyOf(seen.values());
    }

    private record Named(ProjectId project, String version) {}

    private void see(Map<Named, ReleaseSeen> seen, Named named, @Nullable Instant at) {
        projects.apply(named.project()).ifPresent(project -> seen.merge(named,
                new ReleaseSeen(project.organization(), named.project(), named.version(), at, at),
                ReleaseSeen::plus));
    }
}
