package io.corral.domain.group;

/// One frame, classified and normalised.
///
/// @param index position in the stack the SDK sent
/// @param text what counts of it in keys
record Token(int index, Verdict verdict, FrameName name, String text) {

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
