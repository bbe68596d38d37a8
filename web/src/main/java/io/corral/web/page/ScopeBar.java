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
    /// @param range to choose any time; null where the menu is not about time
    public record Picker(
            String label, boolean narrowed, List<Choice> choices, @Nullable Range range) {
        public Picker {
            choices = List.copyOf(choices);
        }
    }

    /// One choice.
    public record Choice(String url, String text, boolean current) {}

    /// A form that asks from when to when.
    ///
    /// @param url where it goes
    /// @param back address of the page that is to show the range
    /// @param from minute of the reader's clock, `2026-11-26T09:30`
    /// @param to likewise
    public record Range(String url, String back, String from, String to) {}
}
