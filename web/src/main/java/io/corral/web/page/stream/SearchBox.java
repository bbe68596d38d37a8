package io.corral.web.page.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The box somebody types a search into.
///
/// @param label what it searches, for those who do not see it
/// @param placeholder what a search looks like
/// @param action where it goes
/// @param hidden what else the address holds
/// @param query as typed
/// @param completion address that says how a search could go on
/// @param problem what is wrong with the search; null when nothing is
public record SearchBox(
        String label, String placeholder, String action, List<Hidden> hidden, String query,
        String completion, @Nullable Problem problem) {

    public SearchBox {
        hidden = List.copyOf(hidden);
    }

    /// A parameter that is kept.
    public record Hidden(String name, String value) {}

    /// Why a search cannot be made.
    ///
    /// @param place where it is; null when it is the search as a whole
    /// @param advice what may have been meant; null without a good guess
    public record Problem(String sentence, @Nullable Place place, @Nullable String advice) {}

    /// A place in the search.
    ///
    /// @param at the character that does not fit; a space at the end
    public record Place(String before, String at, String after) {}
}
