package io.corral.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page looks at: projects, environments, time. Every choice is an address, so that what one
/// sees can be shared.
///
/// @param environments null where a page has no use for them
/// @param periods null where a page has no use for them
public record ScopeBar(
        Picker projects, @Nullable Picker environments, @Nullable Picker periods) {

    /// A menu of choices.
    ///
    /// @param label of what is chosen
    /// @param narrowed whether less than everything is chosen
    public record Picker(String label, boolean narrowed, List<Choice> choices) {
        public Picker {
            choices = List.copyOf(choices);
        }
    }

    /// One choice.
    public record Choice(String url, String text, boolean current) {}
}
