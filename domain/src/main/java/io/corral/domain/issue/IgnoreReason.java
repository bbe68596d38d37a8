package io.corral.domain.issue;

import org.jspecify.annotations.Nullable;

/// What somebody said when setting an issue aside.
///
/// @param kind null when none was named
/// @param note null without one; at most [#NOTE_CHARS_MAX]
public record IgnoreReason(@Nullable IgnoreClass kind, @Nullable String note) {

    /// Characters of a note.
    public static final int NOTE_CHARS_MAX = 500;

    public IgnoreReason {
        String text = note == null ? "" : note.strip();
        note = text.isEmpty() ? null : text;
    }

    /// Nothing when nothing was said.
    public static @Nullable IgnoreReason of(@Nullable IgnoreClass kind, @Nullable String note) {
        var reason = new IgnoreReason(kind, note);
        return reason.kind == null && reason.note == null ? null : reason;
    }
}
