package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageInput.SessionHealth;
import io.corral.domain.triage.TriageSettings;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.triage.IssueReading.Read;
import io.corral.engine.triage.IssueTriage.LastRanking;
import io.corral.engine.triage.IssueTriage.Ranked;
import io.corral.engine.triage.IssueTriage.Snapshot;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.engine.triage.LatestEvents.Latest;
import io.corral.protocol.triage.RankingLines.EventReference;
import io.corral.store.issue.IssueMark;
import io.corral.store.issue.IssueQueries;
import io.corral.store.triage.LastRankingStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of the open issues of one organisation, and their last ranking. Guarded by itself.
final class RankingDesk {

    private static final int ORIGINS_MAX = 1_000;
    /// Sessions come all the time; how they went is read so often.
    private static final Duration HEALTH_EVERY = Duration.ofMinutes(1);
    /// A verdict of an issue that does not change only grows older.
    private static final Duration AGE_MAX = Duration.ofHours(1);

    private final Sources sources;
    private final IssueReading reading;
    private final OrganizationId organization;
    private Map<IssueId, Known> known = new HashMap<>();
    private @Nullable Ranking ranking;
    private @Nullable Ranking kept;
    private volatile @Nullable LastRanking last;
    private Instant hour = Instant.MIN;
    private Instant healthAt = Instant.MIN;
    private Map<String, SessionHealth> health = Map.of();
    /// What requests came to since the last full hour.
    private final Set<String> origins = new HashSet<>();

    /// What is read from.
    record Sources(IssueQueries issues, IssueReading reading, ReleaseReading releases,
            ProductContexts contexts, CorrectionBook corrections, LastRankingStore last,
            Supplier<DirectorySnapshot> directory, InstantSource clock) {}

    RankingDesk(OrganizationId organization, Sources sources) {
        this.organization = organization;
        this.sources = sources;
        this.reading = sources.reading();
    }

    /// An issue and what was read of it while it was like that.
    private record Known(IssueMark mark, Issue issue, Read read) {
        IssueFacts facts() {
            return read.facts();
        }
    }

    /// The list as it was ranked last; empty before the first time. Never waits.
    Optional<LastRanking> last() {
        return Optional.ofNullable(last);
    }

    synchronized Worklist rank() {
        Instant now = sources.clock().instant();
        Map<ProjectId, String> projects = new HashMap<>();
        for (Project project : sources.directory().get().projectsOf(organization)) {
            projects.put(project.id(), project.slug());
        }
        List<IssueMark> open = sources.issues()
                .unresolved(projects.keySet(), IssueTriage.ISSUES_MAX).stream()
                .filter(mark -> mark.category() == IssueCategory.ERROR).toList();
        if (ranking == null) {
            restore(open, projects, now);
        }
        refresh(open, projects, now);
        if (healthAt.plus(HEALTH_EVERY).isBefore(now)) {
            health = sources.releases().sessions(projects, now);
            healthAt = now;
        }
        var input = new TriageInput(now, sources.contexts().context(organization), health,
                sources.releases().releases(organization, projects), facts(open),
                corrected());
        ranking = ranking == null
                ? Ranking.of(input, TriageSettings.DEFAULTS, means())
                : ranking.next(input, AGE_MAX, means());
        var worklist = new Worklist(
                now, input.issues(), ranking.verdicts(), byShortId(open));
        last = new LastRanking(worklist, ranking);
        return worklist;
    }

    /// Takes up what an earlier process knew of issues that are as they were.
    private void restore(List<IssueMark> open, Map<ProjectId, String> projects, Instant now) {
        SavedRanking saved = sources.last().find(organization).flatMap(SavedRanking::read)
                .filter(each -> each.isGoodAt(now)).orElse(null);
        if (saved == null) {
            return;
        }
        List<IssueMark> same = open.stream()
                .filter(mark -> saved.isSame(mark) && projects.containsKey(mark.project()))
                .toList();
        var buckets = new Buckets(now);
        Map<IssueId, Issue> issues = new HashMap<>();
        sources.issues().find(same.stream().map(IssueMark::id).toList())
                .forEach(issue -> issues.put(issue.id(), issue));
        for (IssueMark mark : same) {
            Issue issue = issues.get(mark.id());
            String slug = projects.get(mark.project());
            if (issue != null && slug != null) {
                known.put(mark.id(), new Known(mark, issue,
                        saved.known(mark.id()).read(issue, slug, buckets)));
            }
        }
        ranking = saved.ranking(facts(open));
        origins.addAll(saved.addresses());
        hour = Buckets.hour(now);
    }

    /// Keeps what is known for the next process; does nothing when that was kept before.
    void keep() {
        SavedRanking saved;
        synchronized (this) {
            Ranking now = ranking;
            if (now == null || now == kept) {
                return;
            }
            kept = now;
            saved = SavedRanking.of(now, Set.copyOf(origins), hour, known.values().stream()
                    .map(each -> SavedIssue.of(each.mark(), each.read())).toList());
        }
        sources.last().put(organization, saved.bytes());
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
        return sources.corrections().list(organization).stream().map(kept -> {
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
        if (!hour.equals(Buckets.hour(now))) {
            recount(fresh, now);
            origins.clear();
            hour = Buckets.hour(now);
        }
        read(changed, projects, now, fresh);
        known = fresh;
    }

    private void read(Map<IssueId, IssueMark> changed, Map<ProjectId, String> projects,
            Instant now, Map<IssueId, Known> fresh) {
        if (changed.isEmpty()) {
            return;
        }
        List<Issue> issues = sources.issues().find(changed.keySet());
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
