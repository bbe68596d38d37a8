package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// One frame, classified and normalised.
///
/// @param index position in the stack the SDK sent
/// @param text what counts of it in keys
/// @param library the library it belongs to; null for other frames and when unknown
record Token(
        int index, Verdict verdict, FrameName name, String text, @Nullable String library) {

    boolean isWeak() {
        return name.function() == null;
    }

    Role role() {
        return verdict.role();
    }

    boolean equalText(Token other) {
        return text.equals(other.text);
    }
}
