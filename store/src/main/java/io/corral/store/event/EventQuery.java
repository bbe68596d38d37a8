package io.corral.store.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question to the event store. With an aggregate among its columns every other column is a group
/// key; otherwise each row answers for itself.
///
/// @param where condition on rows, without aggregates
/// @param columns what to compute, at least one
/// @param having condition on groups; null for none
/// @param order most significant first; ties are broken in no particular order
/// @param limit at most this many rows, from 1
/// @param offset rows to leave out first
/// @param keysVersion the key table must be at least of this version; 0 when no column or condition
///     is an [EventExpression.Issue]
public record EventQuery(
        EventScope scope,
        EventPredicate where,
        List<EventExpression> columns,
        @Nullable EventPredicate having,
        List<Order> order,
        int limit,
        int offset,
        long keysVersion) {

    /// Rows one answer may have at most.
    public static final int LIMIT_MAX = 10_000;

    public EventQuery {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A query needs a column");
        }
        if (limit < 1 || limit > LIMIT_MAX || offset < 0) {
            throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
        }
    }

    /// The first rows without a condition on groups, key table or order.
    public static EventQuery of(
            EventScope scope, EventPredicate where, List<EventExpression> columns, int limit) {
        return new EventQuery(scope, where, columns, null, List.of(), limit, 0, 0);
    }

    /// The same query in this order.
    public EventQuery orderedBy(Order... orders) {
        return new EventQuery(
                scope, where, columns, having, List.of(orders), limit, offset, keysVersion);
    }

    /// The same query of a key table of at least this version.
    public EventQuery withKeys(long version) {
        return new EventQuery(scope, where, columns, having, order, limit, offset, version);
    }

    /// Whether something in it is an [EventExpression.Issue], so that it needs the key table.
    public boolean namesIssues() {
        return IssueUse.isIn(this);
    }

    /// Whether rows are grouped.
    public boolean isGrouped() {
        return columns.stream().anyMatch(EventExpression::isAggregate);
    }

    /// One part of an order; absent values stand last either way.
    public record Order(EventExpression expression, boolean descending) {}
}
