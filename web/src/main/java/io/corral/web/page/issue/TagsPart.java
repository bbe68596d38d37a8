package io.corral.web.page.issue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the tags of an issue's events are distributed.
///
/// @param problem why nothing can be said; null when something can
/// @param all address of the page with all tags; null where all are shown
public record TagsPart(@Nullable String problem, List<Tag> tags, @Nullable String all) {

    public TagsPart {
        tags = List.copyOf(tags);
    }

    /// One tag, its most frequent values first.
    ///
    /// @param url of the page with all its values
    /// @param others sentence about the values that are not shown; empty when all are
    public record Tag(String key, String url, List<Value> values, String others) {
        public Tag {
            values = List.copyOf(values);
        }
    }

    /// One value.
    ///
    /// @param share for example `42 %`
    /// @param width of its bar, 0 to 100
    /// @param url of the issue's events that have it
    public record Value(String text, String count, String share, String width, String url) {}
}
