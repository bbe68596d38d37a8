package io.corral.server.ui.discover;

import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchKeys;
import io.corral.engine.search.Facets.Facet;
import io.corral.engine.search.Facets.Value;
import io.corral.protocol.search.SearchParser;
import io.corral.protocol.search.SearchPrinter;
import io.corral.protocol.search.SearchResult;
import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.discover.TagFacets;
import java.util.List;

/// Makes the tags of what was found.
final class FacetParts {

    private final Visit visit;
    private final DiscoverQuery query;

    FacetParts(Visit visit, DiscoverQuery query) {
        this.visit = visit;
        this.query = query;
    }

    /// The search without conditions on functions, which choose among groups, not events.
    String searched() {
        return ofEvents(query.query());
    }

    /// A search without its conditions on functions; what is no search stays as it is.
    static String ofEvents(String text) {
        if (!(SearchParser.parse(text) instanceof SearchResult.Parsed(var all))) {
            return text;
        }
        List<Search> terms = all instanceof Search.And(var several) ? several : List.of(all);
        List<Search> ofEvents = terms.stream().filter(term -> SearchKeys.of(term).stream()
                .noneMatch(SearchKey.Call.class::isInstance)).toList();
        return ofEvents.size() == terms.size()
                ? text
                : SearchPrinter.print(new Search.And(ofEvents));
    }

    TagFacets of(List<Facet> facets) {
        return new TagFacets(facets.stream().map(this::facet).toList());
    }

    private TagFacets.Facet facet(Facet facet) {
        return new TagFacets.Facet(facet.key(),
                facet.top().stream().map(value -> value(facet, value)).toList());
    }

    private TagFacets.Value value(Facet facet, Value value) {
        int percent = (int) Math.round(100.0 * value.rows() / Math.max(1, facet.rows()));
        String condition = SearchPrinter.key(facet.key()) + ":" + SearchPrinter.value(value.name());
        String before = query.query();
        String narrowed = before.isEmpty()
                ? condition
                : (before.contains(" OR ") ? "(" + before + ")" : before) + " " + condition;
        return new TagFacets.Value(value.name(), Words.many(value.rows(), "event"),
                percent == 0 ? "< 1 %" : percent + " %", percent,
                query.searching(narrowed).on(Address.of(visit.address(DiscoverViews.PATH)))
                        .toString());
    }
}
