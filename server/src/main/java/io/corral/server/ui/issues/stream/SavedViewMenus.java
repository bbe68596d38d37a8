package io.corral.server.ui.issues.stream;

import io.corral.domain.issue.SavedView;
import io.corral.engine.issue.SavedViews;
import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.web.page.stream.SavedViewMenu;
import io.corral.web.page.stream.SavedViewMenu.Saved;
import java.util.List;

/// Makes the menu of saved views.
final class SavedViewMenus {

    /// Below the organisation.
    static final String PATH = "issues/views/";

    private final SavedViews views;

    SavedViewMenus(SavedViews views) {
        this.views = views;
    }

    /// What the visitor saved and others shared.
    SavedViewMenu of(Visit visit, StreamQuery query) {
        String parameters = query.parameters();
        List<SavedView> all = views.visible(visit.organization().id(), visit.principal());
        List<Saved> own = saved(visit, parameters, all, false);
        List<Saved> shared = saved(visit, parameters, all, true);
        Saved current = all.stream().filter(view -> view.parameters().equals(parameters))
                .findFirst().map(view -> saved(visit, parameters, view)).orElse(null);
        return new SavedViewMenu(own, shared, current, visit.address(PATH), parameters,
                views.mayShare(visit.organization().id(), visit.principal()));
    }

    private List<Saved> saved(
            Visit visit, String parameters, List<SavedView> all, boolean shared) {
        return all.stream().filter(view -> view.shared() == shared)
                .map(view -> saved(visit, parameters, view)).toList();
    }

    private Saved saved(Visit visit, String parameters, SavedView view) {
        String change = visit.address(PATH + view.id() + "/");
        boolean mayChange = views.mayChange(view, visit.principal());
        return new Saved(address(visit, view), view.name(), view.parameters().equals(parameters),
                mayChange ? change : null, mayChange ? change + "delete/" : null);
    }

    /// Where a view is seen.
    static String address(Visit visit, SavedView view) {
        return Address.of(visit.address("issues/")).withAll(view.parameters()).toString();
    }
}
