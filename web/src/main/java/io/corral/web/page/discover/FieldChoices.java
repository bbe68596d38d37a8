package io.corral.web.page.discover;

import java.util.List;

/// What a column can be.
///
/// @param names of fields that are not shown yet
public record FieldChoices(List<Choice> names) {

    public FieldChoices {
        names = List.copyOf(names);
    }

    /// One field.
    ///
    /// @param hint a word on it; empty for tags
    public record Choice(String name, String hint) {}
}
