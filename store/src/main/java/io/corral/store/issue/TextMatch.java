package io.corral.store.issue;

import io.corral.domain.search.Glob;
import java.util.Set;

/// How a text is looked for.
public sealed interface TextMatch {
    /// The whole text, letter by letter.
    record Equal(String text) implements TextMatch {}

    /// One of these whole texts, letter by letter; none of them matches nothing.
    record OneOf(Set<String> texts) implements TextMatch {
        public OneOf {
            texts = Set.copyOf(texts);
        }
    }

    /// With wildcards, without regard to case.
    record Like(Glob glob) implements TextMatch {}
}
