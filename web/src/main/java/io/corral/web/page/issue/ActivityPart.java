package io.corral.web.page.issue;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to the issue, and what people say about it.
///
/// @param form where a new note goes; null for those who may only look
/// @param draft text of the new note, kept when it was refused
/// @param problem why it was refused; null when nothing was
/// @param lines newest first
/// @param more address with the whole history; null when this is all
public record ActivityPart(
        @Nullable String form, String draft, @Nullable String problem, List<Line> lines,
        @Nullable String more) {

    public ActivityPart {
        lines = List.copyOf(lines);
    }

    /// One entry.
    ///
    /// @param anchor unique on the page
    /// @param icon name in `icons.txt`
    /// @param actor who did it
    /// @param text what was done, to be read after the name; empty for notes
    /// @param other another issue it is about; null for none
    /// @param note what somebody said; null for nothing
    /// @param edit where changes of the note go; null for those who did not write it
    /// @param undo where a form goes that takes it back; null when it cannot be
    public record Line(
            String anchor, Moment at, String icon, String actor, String text,
            @Nullable Link other, @Nullable String note, @Nullable String edit,
            @Nullable String undo) {}
}
