package io.corral.web.page.discover;

import java.util.List;

/// How what was found spreads over its tags.
public record TagFacets(List<Facet> facets) {

    public TagFacets {
        facets = List.copyOf(facets);
    }

    /// A tag.
    public record Facet(String key, List<Value> values) {
        public Facet {
            values = List.copyOf(values);
        }
    }

    /// A value of a tag.
    ///
    /// @param url the question narrowed to it
    /// @param share words, `42 %`
    /// @param percent of those that have the tag, 0 to 100
    public record Value(String text, String count, String share, int percent, String url) {}
}
