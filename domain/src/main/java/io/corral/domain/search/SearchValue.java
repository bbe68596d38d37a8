package io.corral.domain.search;

/// What stands after the colon.
public sealed interface SearchValue {

    /// A text to compare as a whole; escapes resolved.
    ///
    /// @param quoted it stood in quotes
    record Literal(String text, boolean quoted) implements SearchValue {}

    /// A text with wildcards.
    record Pattern(Glob glob) implements SearchValue {}
}
