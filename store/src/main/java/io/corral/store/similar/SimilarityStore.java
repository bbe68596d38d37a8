package io.corral.store.similar;

import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.SimilarIssues;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import java.util.Collection;
import java.util.List;

/// Sketches of issues and pairs of issues that are alike. All of it can be computed again.
/// Thread-safe; each change is durable when it returns.
public interface SimilarityStore {

    /// Adds sketches of issues of a project, or replaces those of the same issues.
    void putSketches(ProjectId project, List<IssueSketch> sketches);

    /// The sketches of a project, by issue.
    List<IssueSketch> sketches(ProjectId project);

    /// Replaces all pairs that name any of these issues.
    ///
    /// @param pairs each names at least one of them
    void replacePairs(ProjectId project, Collection<IssueId> of, List<SimilarIssues> pairs);

    /// The pairs of a project at least so alike, the most alike first.
    List<SimilarIssues> pairs(ProjectId project, double scoreMin, int limit);

    /// The pairs that name an issue, the most alike first.
    List<SimilarIssues> pairsOf(IssueId issue, int limit);

    /// Forgets sketches of issues and the pairs that name them.
    void forget(Collection<IssueId> issues);

    /// Forgets everything of a project.
    void deleteProject(ProjectId project);
}
