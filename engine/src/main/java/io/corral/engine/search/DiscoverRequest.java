package io.corral.engine.search;

import io.corral.store.event.EventQuery;
import java.util.List;

/// A table asked for, in the words of Sentry's `events/` endpoint.
///
/// @param dataset empty means errors and transactions
/// @param fields as asked, 1 to 20
/// @param query in the search language; empty for everything
/// @param sort fields, most significant first, `-` before descending ones; empty leaves the order
///     to us
/// @param offset rows to leave out
/// @param limit rows at most, 1 to 9,999
/// @param aggregateConditions whether the query may ask about aggregates
public record DiscoverRequest(
        String dataset,
        List<String> fields,
        String query,
        List<String> sort,
        int offset,
        int limit,
        boolean aggregateConditions) {

    /// Fields one request may have.
    public static final int FIELDS_MAX = 20;

    /// Rows one answer may have; one more is asked of the store, to know whether others follow.
    public static final int LIMIT_MAX = EventQuery.LIMIT_MAX - 1;

    public DiscoverRequest {
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
        limit = Math.clamp(limit, 1, LIMIT_MAX);
        offset = Math.max(0, offset);
    }

    /// The same in another order.
    DiscoverRequest sorted(List<String> other) {
        return new DiscoverRequest(
                dataset, fields, query, other, offset, limit, aggregateConditions);
    }
}
