package io.corral.store.issue;

import io.corral.domain.issue.Issue;
import java.util.List;

/// Issues found.
///
/// @param hasMore there are issues after the last one
/// @param hits how many there are in all, counted up to `HITS_MAX`
public record IssuePage(List<Row> rows, boolean hasMore, int hits) {

    /// Hits are not counted further.
    public static final int HITS_MAX = 1000;

    public IssuePage {
        rows = List.copyOf(rows);
    }

    /// One issue.
    ///
    /// @param events within the queried time and environments, to the hour
    public record Row(Issue issue, long events) {}
}
