package io.corral.store.grouping;

import io.corral.domain.group.RuleSet;
import io.corral.domain.id.ProjectId;
import java.util.List;
import java.util.Optional;

/// Every version of every project's rules; none is ever changed. Thread-safe; each change is
/// durable when it returns.
public interface RuleSetStore {

    /// Adds a version.
    ///
    /// @return false when there is one of its number or a later one: somebody was faster
    boolean add(RuleSet ruleSet);

    /// The newest version of a project; empty when its rules were never changed.
    Optional<RuleSet> newest(ProjectId project);

    /// A version by its number.
    Optional<RuleSet> find(ProjectId project, long number);

    /// Versions of a project, the newest first.
    ///
    /// @param before only versions with smaller numbers
    List<RuleSet> list(ProjectId project, long before, int max);

    /// Forgets the versions of a project.
    void deleteProject(ProjectId project);
}
