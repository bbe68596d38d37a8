package io.corral.testkit.memory;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.SavedViewId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.SavedView;
import io.corral.store.issue.SavedViewStore;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Saved views in memory. Thread-safe; `this` guards all fields.
public final class MemorySavedViewStore implements SavedViewStore {

    private final Map<SavedViewId, SavedView> views = new TreeMap<>();
    private long last;

    @Override
    public synchronized SavedViewId nextId() {
        last++;
        return new SavedViewId(last);
    }

    @Override
    public synchronized void put(SavedView view) {
        views.put(view.id(), view);
    }

    @Override
    public synchronized Optional<SavedView> find(SavedViewId view) {
        return Optional.ofNullable(views.get(view));
    }

    @Override
    public synchronized List<SavedView> visible(OrganizationId organization, UserId user) {
        return views.values().stream()
                .filter(view -> view.organization().equals(organization) && view.isVisibleTo(user))
                .sorted(Comparator
                        .comparing((SavedView view) -> view.name().toLowerCase(Locale.ROOT))
                        .thenComparing(SavedView::id))
                .toList();
    }

    @Override
    public synchronized void delete(SavedViewId view) {
        views.remove(view);
    }
}
