package io.corral.engine.triage;

import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Edition;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageInput.SessionHealth;
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
import io.corral.store.issue.IssueMark;
import io.corral.store.issue.IssueQueries;
import io.corral.store.release.CommitStore;
import io.corral.store.release.DeployStore;
import io.corral.store.release.ReleaseStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Ranks the open issues of organisations. What was read of an issue is kept until the issue
/// changes, what was judged until that or the next full hour, so that ranking again costs little.
/// Latest events, which are large, are read when an issue is judged, and not kept.
/// Thread-safe; one ranking of an organisation at a time.
public final class IssueTriage {

    /// The latest seen are ranked, so many at most.
    public static final int ISSUES_MAX = 10_000;

    private static final int ORIGINS_MAX = 1_000;

    /// Sessions come all the time; how they went is read so often.
    private static final Duration HEALTH_EVERY = Duration.ofMinutes(1);
    /// A verdict of an issue that does not change only grows older.
    private static final Duration AGE_MAX = Duration.ofHours(1);

    private final IssueQueries queries;
    private final IssueReading reading;
    private final ReleaseReading releases;
    private final ProductContexts contexts;
    private final CorrectionBook corrections;
    private final Supplier<DirectorySnapshot> directory;
    private final InstantSource clock;
    private final ConcurrentMap<OrganizationId, Desk> desks = new ConcurrentHashMap<>();

    public IssueTriage(
            Stores stores, Assembly assembly, ProductContexts contexts,
            CorrectionBook corrections, Supplier<DirectorySnapshot> directory,
            InstantSource clock) {
        this.queries = stores.issues();
        this.reading = stores.issueReading(assembly);
        this.releases = stores.releaseReading();
        this.contexts = contexts;
        this.corrections = corrections;
        this.directory = directory;
        this.clock = clock;
    }

    /// What is read from.
    public record Stores(
            IssueQueries issues, EventStore events, PayloadStore payloads, KeyMirror keys,
            ReleaseStore releases, CommitStore commits, DeployStore deploys,
            HealthStore health) {

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
        return desks.computeIfAbsent(organization, Desk::new).rank();
    }

    /// Which events of issues are the latest; issues whose events are no longer kept are absent.
    Map<IssueId, EventId> latestEvents(List<Issue> issues) {
        return reading.latestEvents(issues);
    }

    /// How the list would change with another product context. Judges everything anew and keeps
    /// nothing of it. Fails as [EventStore#query] does.
    public ContextPreview preview(OrganizationId organization, ProductContext context) {
        return desks.computeIfAbsent(organization, Desk::new).preview(context);
    }

    /// The latest events of issues of the list as it was ranked last, by short id; those that are
    /// no longer kept are absent. Read one by one, so for some hundred at most.
    public Map<String, Event> latestEvents(OrganizationId organization, Set<String> shortIds) {
        Desk desk = desks.get(organization);
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
        return Optional.ofNullable(desks.get(organization)).map(desk -> desk.last);
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
        Desk desk = desks.get(organization);
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
        return desks.computeIfAbsent(organization, Desk::new).find(issue);
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

    /// What is known of one organisation. Guarded by itself.
    private final class Desk {
        private final OrganizationId organization;
        private Map<IssueId, Known> known = new HashMap<>();
        private @Nullable Ranking ranking;
        private volatile @Nullable LastRanking last;
        private Instant hour = Instant.MIN;
        private Instant healthAt = Instant.MIN;
        private Map<String, SessionHealth> health = Map.of();
        /// What requests came to since the last full hour.
        private final Set<String> origins = new HashSet<>();

        Desk(OrganizationId organization) {
            this.organization = organization;
        }

        /// An issue and what was read of it while it was like that.
        private record Known(IssueMark mark, Issue issue, Read read) {
            IssueFacts facts() {
                return read.facts();
            }
        }

        synchronized Worklist rank() {
            Instant now = clock.instant();
            Map<ProjectId, String> projects = new HashMap<>();
            for (Project project : directory.get().projectsOf(organization)) {
                projects.put(project.id(), project.slug());
            }
            List<IssueMark> open = queries.unresolved(projects.keySet(), ISSUES_MAX).stream()
                    .filter(mark -> mark.category() == IssueCategory.ERROR).toList();
            refresh(open, projects, now);
            if (healthAt.plus(HEALTH_EVERY).isBefore(now)) {
                health = releases.sessions(projects, now);
                healthAt = now;
            }
            var input = new TriageInput(now, contexts.context(organization), health,
                    releases.releases(organization, projects), facts(open),
                    corrected());
            ranking = ranking == null
                    ? Ranking.of(input, TriageSettings.DEFAULTS, means())
                    : ranking.next(input, AGE_MAX, means());
            var worklist = new Worklist(
                    now, input.issues(), ranking.verdicts(), byShortId(open));
            last = new LastRanking(worklist, ranking);
            return worklist;
        }

        synchronized List<Read> reads(Set<String> shortIds) {
            return known.values().stream().map(Known::read)
                    .filter(read -> shortIds.contains(read.facts().shortId())).toList();
        }

        synchronized ContextPreview preview(ProductContext context) {
            Worklist before = rank();
            Ranking after = Ranking.of(Objects.requireNonNull(ranking).input()
                    .asOf(before.at()).in(context), TriageSettings.DEFAULTS, means());
            return ContextPreview.of(before, after.verdicts());
        }

        /// Corrections name issues as they are named now: a project may have another slug since.
        private List<Correction> corrected() {
            return corrections.list(organization).stream().map(kept -> {
                Known issue = known.get(kept.issue());
                return issue == null
                        ? kept.correction()
                        : kept.correction().of(issue.facts().shortId());
            }).toList();
        }

        synchronized Optional<Ranked> find(IssueId issue) {
            rank();
            Known found = known.get(issue);
            Ranking last = ranking;
            return found == null || last == null
                    ? Optional.empty()
                    : last.correctable(found.facts().shortId())
                            .map(about -> new Ranked(found.facts().shortId(), about));
        }

        synchronized Optional<Snapshot> snapshot() {
            Ranking last = ranking;
            if (last == null) {
                return Optional.empty();
            }
            Map<String, EventReference> events = new HashMap<>();
            known.values().forEach(each -> {
                Latest latest = each.read().latest();
                if (latest != null) {
                    events.put(each.facts().shortId(),
                            new EventReference(latest.project(), latest.event()));
                }
            });
            return Optional.of(new Snapshot(last, events, Set.copyOf(origins)));
        }

        private Ranking.Means means() {
            Map<String, Read> read = new HashMap<>();
            known.values().forEach(each -> {
                read.put(each.facts().shortId(), each.read());
                Latest latest = each.read().latest();
                if (latest != null && latest.origin() != null && origins.size() < ORIGINS_MAX) {
                    origins.add(latest.origin());
                }
            });
            return new Ranking.Means(Together::run, part -> part.stream()
                    .map(facts -> reading.whole(
                            read.getOrDefault(facts.shortId(), new Read(facts, null))))
                    .toList(), Set.copyOf(origins));
        }

        /// Reads what changed, and at each full hour the counts of everything.
        private void refresh(
                List<IssueMark> open, Map<ProjectId, String> projects, Instant now) {
            Map<IssueId, Known> fresh = new HashMap<>();
            Map<IssueId, IssueMark> changed = new LinkedHashMap<>();
            for (IssueMark mark : open) {
                Known before = known.get(mark.id());
                if (before != null && before.mark().equals(mark) && before.facts().project()
                        .equals(projects.getOrDefault(mark.project(), ""))) {
                    fresh.put(mark.id(), before);
                } else {
                    changed.put(mark.id(), mark);
                }
            }
            if (!hour.equals(now.truncatedTo(ChronoUnit.HOURS))) {
                recount(fresh, now);
                origins.clear();
                hour = now.truncatedTo(ChronoUnit.HOURS);
            }
            read(changed, projects, now, fresh);
            known = fresh;
        }

        private void read(Map<IssueId, IssueMark> changed, Map<ProjectId, String> projects,
                Instant now, Map<IssueId, Known> fresh) {
            if (changed.isEmpty()) {
                return;
            }
            List<Issue> issues = queries.find(changed.keySet());
            Map<IssueId, Read> read = reading.read(issues,
                    issue -> projects.getOrDefault(issue.project(), ""), now);
            for (Issue issue : issues) {
                IssueMark mark = changed.get(issue.id());
                Read own = read.get(issue.id());
                if (mark != null && own != null) {
                    fresh.put(issue.id(), new Known(mark, issue, own));
                }
            }
        }

        private void recount(Map<IssueId, Known> fresh, Instant now) {
            Map<IssueId, IssueFacts> old = new HashMap<>();
            fresh.forEach((id, each) -> old.put(id, each.facts()));
            reading.recount(old, now).forEach((id, facts) -> fresh.computeIfPresent(id,
                    (_, each) -> new Known(each.mark(), each.issue(),
                            new Read(facts, each.read().latest()))));
        }

        private List<IssueFacts> facts(List<IssueMark> open) {
            return open.stream().map(mark -> known.get(mark.id())).filter(Objects::nonNull)
                    .map(Known::facts).toList();
        }

        private Map<String, Issue> byShortId(List<IssueMark> open) {
            Map<String, Issue> issues = new LinkedHashMap<>();
            open.stream().map(mark -> known.get(mark.id())).filter(Objects::nonNull)
                    .forEach(each -> issues.put(each.facts().shortId(), each.issue()));
            return issues;
        }
    }
}
