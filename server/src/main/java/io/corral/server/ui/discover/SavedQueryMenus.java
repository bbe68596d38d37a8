package io.corral.server.ui.discover;

import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.server.ui.discover.SavedQueries.Saved;
import io.corral.web.page.discover.SavedQueryMenu;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the menu of saved questions.
final class SavedQueryMenus {

    /// Below the organisation.
    static final String PATH = DiscoverViews.PATH + "saved/";

    private final SavedQueries queries;

    SavedQueryMenus(SavedQueries queries) {
        this.queries = queries;
    }

    SavedQueryMenu of(Visit visit, DiscoverQuery query) {
        String parameters = query.parameters();
        List<SavedQueryMenu.Saved> all = queries.all(visit).stream()
                .map(each -> saved(visit, parameters, each)).toList();
        return new SavedQueryMenu(all,
                all.stream().filter(SavedQueryMenu.Saved::current).findFirst().orElse(null),
                visit.address(PATH), parameters);
    }

    private static SavedQueryMenu.Saved saved(Visit visit, String parameters, Saved query) {
        return new SavedQueryMenu.Saved(address(visit, query), query.name(),
                query.parameters().equals(parameters), deletion(visit, query));
    }

    private static @Nullable String deletion(Visit visit, Saved query) {
        return query.deletable() ? visit.address(PATH + query.id() + "/delete/") : null;
    }

    /// Where a question is asked again.
    static String address(Visit visit, Saved query) {
        return Address.of(visit.address(DiscoverViews.PATH)).withAll(query.parameters())
                .toString();
    }
}
