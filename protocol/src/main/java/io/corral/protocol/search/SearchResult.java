package io.corral.protocol.search;

import io.corral.domain.search.Search;
import org.jspecify.annotations.Nullable;

/// What a text turned out to be.
public sealed interface SearchResult {

    /// A search.
    record Parsed(Search search) implements SearchResult {}

    /// Not a search.
    ///
    /// @param position of the character that does not fit, from 0; the length at the end
    /// @param reason a sentence for the person who typed it
    /// @param suggestion what may have been meant; null when there is no good guess
    record Failed(int position, String reason, @Nullable String suggestion)
            implements
                SearchResult {

        /// Reason, place and suggestion in one line.
        public String message() {
            String where = "%s (character %d)".formatted(reason, position + 1);
            return suggestion == null ? where : where + ". " + suggestion;
        }
    }
}
