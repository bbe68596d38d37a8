package io.corral.testkit.memory;

import io.corral.domain.group.SplitMark;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJob.State;
import io.corral.store.issue.SplitJob.Task;
import io.corral.store.issue.SplitJob.Wish;
import io.corral.store.issue.SplitJobStore;
import io.corral.store.issue.SplitMarkStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Splits in memory. Its own lock guards them.
public final class MemorySplitJobStore implements SplitJobStore {

    private final SplitMarkStore marks;
    private final TreeMap<Long, SplitJob> jobs = new TreeMap<>();
    private long last;

    /// @param marks where marks are kept
    public MemorySplitJobStore(SplitMarkStore marks) {
        this.marks = marks;
    }

    @Override
    public synchronized SplitJob begin(Wish wish, Instant at) {
        List<Long> own = jobs.descendingMap().values().stream()
                .filter(job -> job.wish().project().equals(wish.project()))
                .map(SplitJob::id).toList();
        own.stream().skip(REMEMBERED_MAX).filter(id -> !get(id).state().isUnderWay())
                .toList().forEach(jobs::remove);
        last++;
        SplitJob job = new SplitJob(last, wish, State.WAITING, List.of(), Set.of(), Map.of(),
                null, null, at, null);
        jobs.put(last, job);
        return job;
    }

    private SplitJob get(long id) {
        return Optional.ofNullable(jobs.get(id)).orElseThrow();
    }

    @Override
    public synchronized List<SplitMark> mark(
            long job, Collection<Long> keys, Set<Long> before, Correction by) {
        SplitJob old = get(job);
        if (!(old.wish().task() instanceof Task.Divide(var when, _))) {
            throw new IllegalArgumentException("Taking a split back makes no marks");
        }
        List<SplitMark> made = new ArrayList<>();
        for (long key : new TreeSet<>(keys)) {
            made.add(marks.add(old.wish().project(), key, when, by));
        }
        jobs.put(job, new SplitJob(job, old.wish(), State.MARKED,
                made.stream().map(SplitMark::id).toList(), before, Map.of(), null, null,
                old.startedAt(), null));
        return List.copyOf(made);
    }

    @Override
    public synchronized void unmark(long job, Collection<SplitMark> removed) {
        SplitJob old = get(job);
        Map<Long, Long> returning = new HashMap<>();
        for (SplitMark mark : removed) {
            returning.put(mark.gives(), mark.key());
            marks.remove(mark.id());
        }
        jobs.put(job, new SplitJob(job, old.wish(), State.MARKED, old.marks(), old.before(),
                returning, null, null, old.startedAt(), null));
    }

    @Override
    public synchronized void end(
            long job, State state, @Nullable IssueId other, @Nullable String sentence,
            Instant at) {
        SplitJob old = get(job);
        jobs.put(job, new SplitJob(job, old.wish(), state, old.marks(), old.before(),
                old.returning(), other, sentence, old.startedAt(), at));
    }

    @Override
    public synchronized Optional<SplitJob> find(ProjectId project, long job) {
        return Optional.ofNullable(jobs.get(job))
                .filter(each -> each.wish().project().equals(project)).map(this::present);
    }

    @Override
    public synchronized Optional<SplitJob> ofProposal(ProjectId project, long proposal) {
        return jobs.descendingMap().values().stream()
                .filter(job -> job.wish().project().equals(project)
                        && job.wish().task() instanceof Task.Divide(_, var accepted)
                        && Objects.equals(accepted, proposal))
                .findFirst().map(this::present);
    }

    @Override
    public synchronized List<SplitJob> unfinished() {
        return jobs.values().stream().filter(job -> job.state().isUnderWay()).map(this::present)
                .toList();
    }

    /// Without marks that are gone.
    private SplitJob present(SplitJob job) {
        Set<Long> there = new TreeSet<>(marks.all().stream().map(SplitMark::id).toList());
        return new SplitJob(job.id(), job.wish(), job.state(),
                job.marks().stream().filter(there::contains).toList(), job.before(),
                job.returning(), job.other(), job.sentence(), job.startedAt(), job.endedAt());
    }
}
