package io.corral.engine.proposal;

import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Decision;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.group.similar.Proposal.State;
import io.corral.domain.group.similar.Representative;
import io.corral.domain.group.similar.SimilarIssues;
import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueKey;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import io.corral.store.similar.ProposalStore;
import io.corral.store.similar.ProposalStore.Settings;
import io.corral.store.similar.SimilarityStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Proposals about the grouping of a project: looked for at night and when somebody asks, accepted
/// or refused by people. Thread-safe; one project is looked at at a time.
public final class Proposals {

    /// Issues of a project that are compared, the newest: what fits into memory.
    public static final int ISSUES_MAX = 20_000;
    /// How long events of one project are read at most; the rest is read next time.
    private static final Duration READING_MAX = Duration.ofMinutes(10);
    private static final int PAGE = 100;

    private final ReentrantLock looking = new ReentrantLock();
    private final IssueQueries issues;
    private final SimilarityStore similarity;
    private final ProposalStore store;
    private final Showing showing;
    private final Correcting correcting;
    private final Comparing comparing;
    private final InstantSource clock;

    /// What is read and written.
    public record Stores(
            IssueQueries issues, SimilarityStore similarity, ProposalStore proposals) {}

    /// Proposals over these stores.
    public Proposals(
            Stores stores, Showing showing, Correcting correcting, InstantSource clock) {
        this.issues = stores.issues();
        this.similarity = stores.similarity();
        this.store = stores.proposals();
        this.showing = showing;
        this.correcting = correcting;
        this.clock = clock;
        this.comparing = new Comparing(issues, similarity, store, clock);
    }

    /// What one look at a project did.
    ///
    /// @param issues compared
    /// @param drawn of them, whose events were read
    /// @param open proposals now
    /// @param accepted proposals that Corral accepted by itself
    public record Look(int issues, int drawn, int open, int accepted) {}

    /// What came of a decision.
    public sealed interface Result {
        /// It is noted; a merge that was accepted is done, a split has begun.
        record Done(Proposal proposal) implements Result {}

        /// Nothing changed; the sentence says why.
        record Refused(String sentence) implements Result {}
    }

    /// Looks at a project; empty when it is being looked at, or another one.
    public Optional<Look> look(ProjectId project) {
        if (!looking.tryLock()) {
            return Optional.empty();
        }
        try {
            return Optional.of(lookAlone(project));
        } finally {
            looking.unlock();
        }
    }

    private Look lookAlone(ProjectId project) {
        Map<IssueId, Drawn> known = new HashMap<>();
        similarity.sketches(project).forEach(each -> known.put(
                each.issue(), new Drawn(each.events(), each.keys())));
        Map<IssueId, Long> events = new HashMap<>();
        Set<IssueId> drawn = draw(project, known, events);
        known.keySet().removeAll(events.keySet());
        similarity.forget(known.keySet());
        List<IssueSketch> sketches = similarity.sketches(project);
        comparing.compare(project, events, sketches, drawn);
        Settings settings = store.settings(project);
        int accepted = settings.accepting() ? accept(project) : 0;
        store.putSettings(project, new Settings(
                settings.accepting(), clock.instant(), events.size()));
        return new Look(
                events.size(), drawn.size(), store.open(project).size(), accepted);
    }

    /// What the sketch that is kept of an issue was drawn of.
    private record Drawn(long events, long keys) {}

    /// Goes through the issues of a project and draws the sketches that are missing or outdated.
    ///
    /// @param events filled with the events of every issue
    /// @return the issues whose sketch is new
    private Set<IssueId> draw(
            ProjectId project, Map<IssueId, Drawn> known, Map<IssueId, Long> events) {
        Instant until = clock.instant().plus(READING_MAX);
        Set<IssueId> drawn = new HashSet<>();
        Map<Issue, List<Long>> batch = new LinkedHashMap<>();
        boolean more = true;
        for (int offset = 0; more && offset < ISSUES_MAX; offset += PAGE) {
            IssuePage page = issues.list(new IssueQuery(Set.of(project), Set.of(), null, null,
                    new IssueCondition.CategoryIn(Set.of(IssueCategory.ERROR)), IssueSort.NEW,
                    offset, PAGE));
            for (IssuePage.Row row : page.rows()) {
                events.put(row.issue().id(), row.issue().numbers().events());
                if (!clock.instant().isAfter(until)) {
                    addOutdated(row.issue(), known.get(row.issue().id()), batch);
                }
                if (batch.size() == Showing.ISSUES_AT_ONCE) {
                    draw(project, batch, drawn);
                }
            }
            more = page.hasMore();
        }
        draw(project, batch, drawn);
        return drawn;
    }

    private void addOutdated(Issue issue, @Nullable Drawn known, Map<Issue, List<Long>> into) {
        long events = issue.numbers().events();
        if (known != null && known.events() == events) {
            return;
        }
        List<Long> keys = issues.keys(issue.id()).stream().map(IssueKey::key).toList();
        if (known == null || events >= 2 * known.events()
                || known.keys() != IssueSketch.fold(keys)) {
            into.put(issue, keys);
        }
    }

    private void draw(ProjectId project, Map<Issue, List<Long>> batch, Set<IssueId> drawn) {
        if (batch.isEmpty()) {
            return;
        }
        Map<IssueId, List<Representative>> shown = showing.show(project, batch);
        List<IssueSketch> made = new ArrayList<>();
        batch.forEach((issue, keys) -> made.add(new IssueSketch(issue.id(),
                issue.numbers().events(), issue.numbers().lastSeen(), IssueSketch.fold(keys),
                shown.getOrDefault(issue.id(), List.of()))));
        similarity.putSketches(project, made);
        made.forEach(each -> drawn.add(each.issue()));
        batch.clear();
    }

    private int accept(ProjectId project) {
        int accepted = 0;
        for (Proposal proposal : comparing.beyondDoubt(project)) {
            accepted += accept(project, proposal.id(), null) instanceof Result.Done ? 1 : 0;
        }
        return accepted;
    }

    /// The open proposals of a project, the most confident first.
    public List<Proposal> open(ProjectId project) {
        return store.open(project);
    }

    /// The latest decided ones.
    public List<Proposal> decided(ProjectId project, int limit) {
        return store.decided(project, limit);
    }

    /// One proposal.
    public Optional<Proposal> find(ProjectId project, long id) {
        return store.find(project, id);
    }

    /// How many are open in each of these projects; those without any are absent.
    public Map<ProjectId, Integer> countOpen(Collection<ProjectId> projects) {
        return store.countOpen(projects);
    }

    /// The issues proposals name, as they are now; those that are gone are absent, those that were
    /// merged are what they were merged into.
    public Map<IssueId, Issue> issues(Collection<Proposal> of) {
        Set<IssueId> ids = new HashSet<>();
        of.forEach(each -> ids.addAll(each.issues()));
        return issuesById(ids);
    }

    private Map<IssueId, Issue> issuesById(Set<IssueId> ids) {
        Map<IssueId, Issue> found = new HashMap<>();
        issues.find(ids).forEach(issue -> found.put(issue.id(), issue));
        ids.stream().filter(id -> !found.containsKey(id)).toList().forEach(
                id -> issues.find(id).ifPresent(issue -> found.put(id, issue)));
        return found;
    }

    /// The issue with this id, or the one it was merged into.
    public Optional<Issue> issue(IssueId id) {
        return issues.find(id);
    }

    /// An issue that is like another one.
    public record Similar(Issue issue, SimilarIssues pair) {}

    /// The issues most like one, as far as they were looked at.
    public List<Similar> similarTo(IssueId issue, int limit) {
        List<SimilarIssues> pairs = similarity.pairsOf(issue, limit);
        Set<IssueId> others = new HashSet<>();
        pairs.forEach(pair -> others.add(pair.other(issue)));
        Map<IssueId, Issue> found = new HashMap<>();
        issues.find(others).forEach(each -> found.put(each.id(), each));
        List<Similar> similar = new ArrayList<>();
        for (SimilarIssues pair : pairs) {
            Issue other = found.get(pair.other(issue));
            if (other != null) {
                similar.add(new Similar(other, pair));
            }
        }
        return similar;
    }

    /// Does what a proposal says.
    ///
    /// @param actor who wants it; null when Corral itself does
    public Result accept(ProjectId project, long id, @Nullable UserId actor) {
        Proposal proposal = store.find(project, id).orElse(null);
        if (proposal == null || proposal.decision() != null) {
            return decidedAlready(proposal);
        }
        var decision = new Decision(true, actor, clock.instant());
        return switch (proposal.grounds()) {
            case Grounds.Merge _ -> merge(proposal, decision);
            case Grounds.Split(var issue, var finding) -> issues.find(issue)
                    .map(found -> split(proposal, found, finding, decision))
                    .orElse(new Result.Refused("The issue is gone."));
        };
    }

    private Result merge(Proposal proposal, Decision decision) {
        if (!store.decide(proposal.project(), proposal.id(), decision)) {
            return decidedAlready(store.find(proposal.project(), proposal.id()).orElse(null));
        }
        Map<IssueId, Issue> present = issues(List.of(proposal));
        Optional<String> hindrance = correcting.merge(
                present.values().stream().distinct().toList(), decision.by());
        if (hindrance.isPresent()) {
            store.reopen(proposal.project(), proposal.id());
            return new Result.Refused(hindrance.get());
        }
        return new Result.Done(proposal.decided(decision));
    }

    private Result split(
            Proposal proposal, Issue issue, SplitFinding finding, Decision decision) {
        return correcting
                .split(issue, finding, new Correcting.Consent(proposal.id(), decision.by()),
                        () -> store.decide(proposal.project(), proposal.id(), decision))
                .<Result>map(Result.Refused::new)
                .orElseGet(() -> new Result.Done(proposal.decided(decision)));
    }

    /// A split that was accepted has ended: when nothing came of it, the proposal is open again.
    /// Bears being repeated.
    ///
    /// @param actor who accepted it
    public void splitEnded(
            ProjectId project, long id, boolean isDone, @Nullable UserId actor) {
        if (isDone) {
            boolean _ = store.decide(project, id, new Decision(true, actor, clock.instant()));
        } else if (store.find(project, id).map(Proposal::state).orElse(null) == State.ACCEPTED) {
            store.reopen(project, id);
        }
    }

    /// Notes that a proposal is wrong; what it proposed does not come back.
    public Result refuse(ProjectId project, long id, UserId actor) {
        Proposal proposal = store.find(project, id).orElse(null);
        var decision = new Decision(false, actor, clock.instant());
        return proposal != null && store.decide(project, id, decision)
                ? new Result.Done(proposal.decided(decision))
                : decidedAlready(proposal);
    }

    private static Result decidedAlready(@Nullable Proposal proposal) {
        if (proposal == null) {
            return new Result.Refused("There is no such proposal any more.");
        }
        return new Result.Refused(proposal.state() == State.REFUSED
                ? "This proposal was refused already."
                : "This proposal was accepted already.");
    }

    /// How proposals are made in a project.
    public Settings settings(ProjectId project) {
        return store.settings(project);
    }

    /// Whether Corral may accept by itself what leaves hardly a doubt.
    public void letAccept(ProjectId project, boolean accepting) {
        Settings settings = store.settings(project);
        store.putSettings(project,
                new Settings(accepting, settings.lookedAt(), settings.compared()));
    }
}
