package io.corral.store.issue;

import io.corral.domain.search.Glob;

/// How a text is looked for.
public sealed interface TextMatch {
    /// The whole text, letter by letter.
    record Equal(String text) implements TextMatch {}

    /// With wildcards, without regard to case.
    record Like(Glob glob) implements TextMatch {}
}
