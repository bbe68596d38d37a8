package io.corral.store.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.SavedViewId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.SavedView;
import java.util.List;
import java.util.Optional;

/// Views that people saved. Thread-safe; each change is durable when it returns.
public interface SavedViewStore {

    /// A number no view had before.
    SavedViewId nextId();

    /// Adds a view, or replaces the one with the same id.
    void put(SavedView view);

    /// The view with this id.
    Optional<SavedView> find(SavedViewId view);

    /// What a member of an organisation sees: shared views and their own, by name in any case, then
    /// by id.
    List<SavedView> visible(OrganizationId organization, UserId user);

    /// Forgets a view; one that is gone is fine.
    void delete(SavedViewId view);
}
