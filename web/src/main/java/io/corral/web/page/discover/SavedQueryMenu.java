package io.corral.web.page.discover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions people saved; everybody in the organisation sees them.
///
/// @param queries by name
/// @param current the one shown; null when what is shown is none of them
/// @param action where the form of a new one goes
/// @param parameters what a new one would keep
public record SavedQueryMenu(
        List<Saved> queries, @Nullable Saved current, String action, String parameters) {

    public SavedQueryMenu {
        queries = List.copyOf(queries);
    }

    /// One of them.
    ///
    /// @param delete address of the form that deletes it; null when the reader may not
    public record Saved(String url, String name, boolean current, @Nullable String delete) {}
}
