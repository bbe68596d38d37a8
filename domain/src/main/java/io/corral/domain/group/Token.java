package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One frame, classified and normalised.
///
/// @param index position in the stack the SDK sent
/// @param text what counts of it in keys
/// @param library the library it belongs to; null for other frames and when unknown
record Token(
        int index, Frame frame, Verdict verdict, FrameName name, String text,
        @Nullable String library) {

    boolean isWeak() {
        return name.function() == null;
    }

    /// Whether another frame at the same position has the same names, and so the same token.
    boolean isOf(Frame other, int position) {
        return index == position
                && Objects.equals(frame.function(), other.function())
                && Objects.equals(frame.module(), other.module())
                && Objects.equals(frame.filename(), other.filename())
                && Objects.equals(frame.absPath(), other.absPath())
                && Objects.equals(frame.inApp(), other.inApp())
                && Objects.equals(frame.packageName(), other.packageName())
                && Objects.equals(frame.platform(), other.platform());
    }

    /// The same frame, judged differently.
    Token withVerdict(Verdict other) {
        return new Token(index, frame, other, name, text, null);
    }

    Role role() {
        return verdict.role();
    }

    boolean equalText(Token other) {
        return text.equals(other.text);
    }
}
