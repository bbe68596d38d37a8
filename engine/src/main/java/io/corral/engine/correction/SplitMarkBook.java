package io.corral.engine.correction;

import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJobStore;
import io.corral.store.issue.SplitMarkStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The split marks of all projects, at hand for the digest: it asks for every event, and waits for
/// nobody. Thread-safe; changes go through here.
public final class SplitMarkBook {

    private final SplitMarkStore store;
    private volatile Map<ProjectId, SplitMarks> marks;

    /// Reads all marks.
    public SplitMarkBook(SplitMarkStore store) {
        this.store = store;
        this.marks = read(store);
    }

    private static Map<ProjectId, SplitMarks> read(SplitMarkStore store) {
        Map<ProjectId, List<SplitMark>> byProject =
                store.all().stream().collect(Collectors.groupingBy(SplitMark::project));
        Map<ProjectId, SplitMarks> marks = new HashMap<>();
        byProject.forEach((project, own) -> marks.put(project, new SplitMarks(own)));
        return Map.copyOf(marks);
    }

    /// The marks of a project.
    public SplitMarks of(ProjectId project) {
        return marks.getOrDefault(project, SplitMarks.NONE);
    }

    /// Adds the marks of a job; events digested from now on heed them.
    ///
    /// @param before keys the issue has
    synchronized List<SplitMark> mark(
            SplitJobStore jobs, SplitJob job, Set<Long> keys, Set<Long> before, Correction by) {
        List<SplitMark> made = jobs.mark(job.id(), keys, before, by);
        marks = read(store);
        return made;
    }

    /// Removes marks for a job; events digested from now on heed them no more.
    synchronized void unmark(SplitJobStore jobs, SplitJob job, List<SplitMark> removed) {
        jobs.unmark(job.id(), removed);
        marks = read(store);
    }

    /// The marks with these ids that are there.
    List<SplitMark> withIds(List<Long> ids) {
        return store.all().stream().filter(mark -> ids.contains(mark.id())).toList();
    }

    /// The marks of a project with these ids, apart by commas.
    List<SplitMark> named(ProjectId project, String ids) {
        Set<String> wanted = Set.of(ids.split(","));
        return store.all().stream().filter(mark -> mark.project().equals(project)
                && wanted.contains(Long.toString(mark.id()))).toList();
    }

    /// Forgets a mark.
    synchronized boolean remove(long id) {
        boolean known = store.remove(id);
        marks = read(store);
        return known;
    }
}
