package io.corral.domain.search;

import java.util.List;

/// The keys a search names.
public final class SearchKeys {

    private SearchKeys() {}

    /// Those of all conditions, in order, each once.
    public static List<SearchKey> of(Search search) {
        return switch (search) {
            case Search.And(var terms) -> of(terms);
            case Search.Or(var terms) -> of(terms);
            case Search.Not(var term) -> of(term);
            case Search.Comparison(var key, _, _) -> List.of(key);
            case Search.In(var key, _) -> List.of(key);
            case Search.Has(var key) -> List.of(key);
            case Search.FreeText _ -> List.of();
        };
    }

    private static List<SearchKey> of(List<Search> terms) {
        return terms.stream().flatMap(term -> of(term).stream()).distinct().toList();
    }
}
