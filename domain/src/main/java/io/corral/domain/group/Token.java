package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// One frame, classified and normalised.
///
/// @param index position in the stack the SDK sent
/// @param verdict whose code it is, after rules
/// @param read what its names tell without rules
record Token(int index, Frame frame, Verdict verdict, FrameReading read) {

    FrameName name() {
        return read.name();
    }

    /// What counts of it in keys.
    String text() {
        return read.text();
    }

    /// The library it belongs to; null for other frames and when unknown.
    @Nullable
    String library() {
        return role() == Role.LIBRARY && verdict.decisive() ? read.library() : null;
    }

    boolean isWeak() {
        return read.name().function() == null;
    }

    /// Whether another frame at the same position has the same names, and so the same token.
    boolean isOf(Frame other, int position) {
        return index == position && FrameReading.sameNames(frame, other);
    }

    /// The same frame, judged differently.
    Token withVerdict(Verdict other) {
        return new Token(index, frame, other, read);
    }

    Role role() {
        return verdict.role();
    }

    boolean equalText(Token other) {
        return text().equals(other.text());
    }
}
