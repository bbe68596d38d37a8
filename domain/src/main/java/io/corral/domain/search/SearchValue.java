package io.corral.domain.search;

/// What stands after the colon.
public sealed interface SearchValue {

    /// A text to compare as a whole; escapes resolved.
    record Literal(String text) implements SearchValue {}

    /// A text with wildcards.
    record Pattern(Glob glob) implements SearchValue {}
}
