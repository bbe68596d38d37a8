package io.corral.web.page.issue;

import io.corral.web.page.issue.StackParts.StackPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The threads of the process, one of them shown.
///
/// @param title of the one shown
/// @param chips about the one shown
/// @param stack null when it has none of its own
/// @param choices all of them
public record ThreadsPart(
        String title, List<Chip> chips, @Nullable StackPart stack, List<Fact> locks,
        List<Choice> choices) {

    public ThreadsPart {
        chips = List.copyOf(chips);
        locks = List.copyOf(locks);
        choices = List.copyOf(choices);
    }

    /// One thread.
    ///
    /// @param place its topmost frame; empty when it has none
    public record Choice(String url, String name, String place, boolean crashed, boolean current) {}
}
