package io.corral.web.page.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Searches people saved.
///
/// @param own those of the reader alone
/// @param shared those of everybody
/// @param current the one shown; null when what is shown is none of them
/// @param action where the form of a new one goes
/// @param parameters what a new one would keep
/// @param shares whether the reader may save for everybody
public record SavedViewMenu(
        List<Saved> own, List<Saved> shared, @Nullable Saved current, String action,
        String parameters, boolean shares) {

    public SavedViewMenu {
        own = List.copyOf(own);
        shared = List.copyOf(shared);
    }

    /// One of them.
    ///
    /// @param change address of the form that renames it; null when the reader may not
    /// @param delete likewise
    public record Saved(
            String url, String name, boolean current, @Nullable String change,
            @Nullable String delete) {}
}
