package io.corral.store.issue;

import io.corral.domain.group.SplitMark;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import java.util.List;

/// Which events people split off, so that later ones follow. Durable when a call returns;
/// thread-safe.
public interface SplitMarkStore {

    /// All marks of all projects, oldest first.
    List<SplitMark> all();

    /// Adds a mark.
    ///
    /// @param key it divides
    SplitMark add(ProjectId project, long key, SplitMark.Condition when, Correction by);

    /// Forgets a mark.
    ///
    /// @return false when there is none of this id
    boolean remove(long id);
}
