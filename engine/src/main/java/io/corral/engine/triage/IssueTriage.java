package io.corral.engine.triage;

import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Edition;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.triage.IssueReading.Read;
import io.corral.engine.triage.LatestEvents.Latest;
import io.corral.protocol.triage.RankingLines;
import io.corral.protocol.triage.RankingLines.EventReference;
import io.corral.protocol.triage.RankingLines.VerdictMark;
import io.corral.store.PayloadStore;
import io.corral.store.StoreException;
import io.corral.store.event.EventStore;
import io.corral.store.health.HealthStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.release.CommitStore;
import io.corral.store.release.DeployStore;
import io.corral.store.release.ReleaseStore;
import io.corral.store.triage.LastRankingStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Ranks the open issues of organisations. What was read of an issue is kept until the issue
/// changes, what was judged until that or the next full hour, so that ranking again costs little,
/// and the first ranking of another process as well ([SavedRanking]).
/// Latest events, which are large, are read when an issue is judged, and not kept.
/// Thread-safe; one ranking of an organisation at a time.
public final class IssueTriage {

    /// The latest seen are ranked, so many at most.
    public static final int ISSUES_MAX = 10_000;

    private final IssueReading reading;
    private final RankingDesk.Sources sources;
    private final ConcurrentMap<OrganizationId, RankingDesk> desks = new ConcurrentHashMap<>();

    public IssueTriage(
            Stores stores, Assembly assembly, ProductContexts contexts,
            CorrectionBook corrections, Supplier<DirectorySnapshot> directory,
            InstantSource clock) {
        this.reading = stores.issueReading(assembly);
        this.sources = new RankingDesk.Sources(stores.issues(), reading,
                stores.releaseReading(), contexts, corrections, stores.last(), directory, clock);
    }

    /// What is read from.
    ///
    /// @param last keeps rankings from one process to the next
    public record Stores(
            IssueQueries issues, EventStore events, PayloadStore payloads, KeyMirror keys,
            ReleaseStore releases, CommitStore commits, DeployStore deploys,
            HealthStore health, LastRankingStore last) {

        IssueReading issueReading(Assembly assembly) {
            return new IssueReading(issues, new EventTags(events, keys),
                    new LatestEvents(events, payloads, assembly));
        }

        ReleaseReading releaseReading() {
            return new ReleaseReading(
                    new ReleaseReading.Stores(releases, commits, deploys, health));
        }
    }

    /// The ranked issues of an organisation.
    ///
    /// @param at when they were ranked
    /// @param facts what they were ranked by
    /// @param issues by short id, as they were when they last changed
    public record Worklist(Instant at, List<IssueFacts> facts, List<Verdict> verdicts,
            Map<String, Issue> issues) {

        /// The verdicts of issues of some projects, in order.
        public List<Verdict> of(Set<ProjectId> projects) {
            return verdicts.stream().filter(verdict -> {
                Issue issue = issues.get(verdict.shortId());
                return issue != null && projects.contains(issue.project());
            }).toList();
        }
    }

    /// Ranks the open issues of an organisation, all of its projects. Fails as
    /// [EventStore#query] does.
    public Worklist rank(OrganizationId organization) {
        return desk(organization).rank();
    }

    private RankingDesk desk(OrganizationId organization) {
        return desks.computeIfAbsent(organization, id -> new RankingDesk(id, sources));
    }

    /// Keeps what was ranked, for the next process to go on from.
    public void keep() {
        desks.values().forEach(RankingDesk::keep);
    }

    /// Which events of issues are the latest; issues whose events are no longer kept are absent.
    Map<IssueId, EventId> latestEvents(List<Issue> issues) {
        return reading.latestEvents(issues);
    }

    /// How the list would change with another product context. Judges everything anew and keeps
    /// nothing of it. Fails as [EventStore#query] does.
    public ContextPreview preview(OrganizationId organization, ProductContext context) {
        return desk(organization).preview(context);
    }

    /// The latest events of issues of the list as it was ranked last, by short id; those that are
    /// no longer kept are absent. Read one by one, so for some hundred at most.
    public Map<String, Event> latestEvents(OrganizationId organization, Set<String> shortIds) {
        RankingDesk desk = desks.get(organization);
        Map<String, Event> events = new HashMap<>();
        for (Read read : desk == null ? List.<Read>of() : desk.reads(shortIds)) {
            Event event = reading.whole(read).event();
            if (event != null) {
                events.put(read.facts().shortId(), event);
            }
        }
        return events;
    }

    /// The list as it was ranked last, with what ranked it; empty before the first time. Never
    /// waits.
    Optional<LastRanking> last(OrganizationId organization) {
        return Optional.ofNullable(desks.get(organization)).flatMap(RankingDesk::last);
    }

    /// A list with what ranked it.
    record LastRanking(Worklist worklist, Ranking ranking) {}

    /// An issue that has a verdict.
    ///
    /// @param correctable what a correction of it has to know
    record Ranked(String shortId, Ranking.Correctable correctable) {}

    /// The last ranking with all it was made from.
    ///
    /// @param events the latest, by short id
    /// @param addresses that requests came to
    record Snapshot(Ranking ranking, Map<String, EventReference> events,
            Set<String> addresses) {

        /// As it is kept.
        RankingLines.Kept kept() {
            Map<String, VerdictMark> verdicts = new HashMap<>();
            ranking.verdicts().forEach(
                    verdict -> verdicts.put(verdict.shortId(), VerdictMark.of(verdict)));
            return new RankingLines.Kept(ranking.input(), ranking.judgedAt(), events, addresses,
                    verdicts, Edition.name(), TriageSettings.DEFAULTS.toString());
        }
    }

    /// The last ranking of an organisation; empty before the first.
    Optional<Snapshot> snapshot(OrganizationId organization) {
        RankingDesk desk = desks.get(organization);
        return desk == null ? Optional.empty() : desk.snapshot();
    }

    /// An event as it is judged by; empty when it is no longer kept.
    Optional<Event> event(EventReference reference) {
        return reading.event(new Latest(reference.project(), reference.event(), null));
    }

    /// Issues with their events, as far as these are still kept.
    List<IssueFacts> whole(List<IssueFacts> issues, Map<String, EventReference> events) {
        return issues.stream().map(facts -> {
            EventReference event = events.get(facts.shortId());
            return event == null
                    ? facts
                    : reading.whole(new Read(
                            facts, new Latest(event.project(), event.event(), null)));
        }).toList();
    }

    /// An open issue as it is ranked now; empty when it is not.
    Optional<Ranked> find(OrganizationId organization, IssueId issue) {
        return desk(organization).find(issue);
    }

    /// The worklist of [#rank(OrganizationId)], when it is at hand soon: the first ranking of an
    /// organisation reads everything, and goes on by itself when nobody waits for it any more.
    ///
    /// @param patience how long to wait
    /// @return empty when it is still being made
    public Optional<Worklist> rank(OrganizationId organization, Duration patience) {
        var made = new CompletableFuture<Worklist>();
        Thread.ofVirtual().start(() -> {
            try {
                made.complete(rank(organization));
            } catch (RuntimeException e) {
                made.completeExceptionally(e);
            }
        });
        try {
            return Optional.of(made.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException store
                    ? store
                    : new IllegalStateException("The issues could not be ranked.", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
