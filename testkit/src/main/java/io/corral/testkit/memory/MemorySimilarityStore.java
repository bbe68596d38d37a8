package io.corral.testkit.memory;

import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.SimilarIssues;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.store.similar.SimilarityStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Sketches and similar issues in memory. Thread-safe; `this` guards all fields.
public final class MemorySimilarityStore implements SimilarityStore {

    private record OfProject<T>(ProjectId project, T value) {}

    private static final Comparator<SimilarIssues> ORDER =
            Comparator.comparingDouble((SimilarIssues pair) -> -pair.score())
                    .thenComparingLong(pair -> pair.first().value())
                    .thenComparingLong(pair -> pair.second().value());

    private final Map<Long, OfProject<IssueSketch>> sketches = new TreeMap<>();
    private final List<OfProject<SimilarIssues>> pairs = new ArrayList<>();

    @Override
    public synchronized void putSketches(ProjectId project, List<IssueSketch> added) {
        added.forEach(
                each -> sketches.put(each.issue().value(), new OfProject<>(project, each)));
    }

    @Override
    public synchronized List<IssueSketch> sketches(ProjectId project) {
        return sketches.values().stream().filter(each -> each.project().equals(project))
                .map(OfProject::value).toList();
    }

    @Override
    public synchronized void replacePairs(
            ProjectId project, Collection<IssueId> of, List<SimilarIssues> added) {
        pairs.removeIf(each -> of.stream().anyMatch(each.value()::names));
        added.forEach(each -> pairs.add(new OfProject<>(project, each)));
    }

    @Override
    public synchronized List<SimilarIssues> pairs(ProjectId project, double scoreMin, int limit) {
        return sorted(each -> each.project().equals(project) && each.value().score() >= scoreMin,
                limit);
    }

    @Override
    public synchronized List<SimilarIssues> pairsOf(IssueId issue, int limit) {
        return sorted(each -> each.value().names(issue), limit);
    }

    private List<SimilarIssues> sorted(Predicate<OfProject<SimilarIssues>> wanted, int limit) {
        return pairs.stream().filter(wanted).map(OfProject::value).sorted(ORDER).limit(limit)
                .toList();
    }

    @Override
    public synchronized void forget(Collection<IssueId> issues) {
        issues.forEach(issue -> sketches.remove(issue.value()));
        pairs.removeIf(each -> issues.stream().anyMatch(each.value()::names));
    }

    @Override
    public synchronized void deleteProject(ProjectId project) {
        sketches.values().removeIf(each -> each.project().equals(project));
        pairs.removeIf(each -> each.project().equals(project));
    }
}
