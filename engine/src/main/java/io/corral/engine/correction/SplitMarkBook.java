package io.corral.engine.correction;

import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
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

    /// Adds a mark; events digested from now on heed it.
    synchronized SplitMark add(
            ProjectId project, long key, SplitMark.Condition when, Correction by) {
        SplitMark mark = store.add(project, key, when, by);
        marks = read(store);
        return mark;
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
