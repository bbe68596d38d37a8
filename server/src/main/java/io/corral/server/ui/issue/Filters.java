package io.corral.server.ui.issue;

import io.corral.server.http.Query;
import io.corral.server.ui.Address;
import io.corral.server.ui.ScopeBars;
import io.corral.web.page.issue.Fact;
import io.corral.web.page.issue.IssueDetail.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bar that says which events an issue's pages are about.
final class Filters {

    private Filters() {}

    /// The bar of a page below the issue.
    ///
    /// @param path below the issue; where a changed filter leads
    /// @param environments there are
    /// @param problem what is wrong with the query; null when nothing is
    static Filter of(
            IssuePlace place, String path, List<String> environments,
            @Nullable String problem) {
        IssueFilter filter = place.filter();
        Address address = place.below(path);
        Address clear = address.without(IssueFilter.QUERY).without("environment")
                .without("statsPeriod").without("start").without("end");
        return new Filter(
                place.path() + path, carried(address), filter.query(), problem,
                ScopeBars.environments(filter.scope(), environments, address),
                ScopeBars.periods(place.visit(), filter.scope(), address),
                filter.isNarrow() ? clear.toString() : null);
    }

    /// A form replaces the query of its address, so it has to send everything else again.
    private static List<Fact> carried(Address address) {
        Query query = Query.parse(address.query());
        List<Fact> fields = new ArrayList<>();
        for (String name : query.names()) {
            if (!name.equals(IssueFilter.QUERY)) {
                query.all(name).forEach(value -> fields.add(Fact.of(name, value)));
            }
        }
        return fields;
    }
}
