package io.corral.domain.search;

import java.util.List;

/// A search as written.
public sealed interface Search {

    /// Finds everything: what an empty text means.
    Search EVERYTHING = new And(List.of());

    /// All terms hold; holds without terms.
    record And(List<Search> terms) implements Search {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /// At least one term holds.
    record Or(List<Search> terms) implements Search {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    /// The term does not hold.
    record Not(Search term) implements Search {}

    /// `key:value`, `key:>value`; `key:""` compares with an empty text.
    record Comparison(SearchKey key, SearchOperator operator, SearchValue value)
            implements
                Search {}

    /// `key:[a,b]`.
    ///
    /// @param values at least one, without wildcards
    record In(SearchKey key, List<String> values) implements Search {
        public In {
            values = List.copyOf(values);
        }
    }

    /// `has:key`.
    record Has(SearchKey key) implements Search {}

    /// Words without a key; several in a row are one text.
    record FreeText(SearchValue value) implements Search {}
}
