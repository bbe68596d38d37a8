package io.corral.store.event;

import org.jspecify.annotations.Nullable;

/// Whether a query or condition needs the key table, because an [EventExpression.Issue] is in it.
public final class IssueUse {

    private IssueUse() {}

    static boolean isIn(EventQuery query) {
        return query.columns().stream().anyMatch(IssueUse::isIn)
                || query.order().stream().anyMatch(order -> isIn(order.expression()))
                || isIn(query.where())
                || isIn(query.having());
    }

    private static boolean isIn(EventExpression expression) {
        return switch (expression) {
            case EventExpression.Issue _ -> true;
            case EventExpression.Field _, EventExpression.Tag _ -> false;
            case EventExpression.TextAttribute _, EventExpression.NumberAttribute _ -> false;
            case EventExpression.Measurement _, EventExpression.TimeBucket _ -> false;
            case EventExpression.Constant _, EventExpression.Count _ -> false;
            case EventExpression.FirstOf(var choices) ->
                choices.stream().anyMatch(IssueUse::isIn);
            case EventExpression.Holds(var predicate) -> isIn(predicate);
            case EventExpression.CountPresent(var value) -> isIn(value);
            case EventExpression.CountUnique(var value) -> isIn(value);
            case EventExpression.CountUniqueWhere(var value, var predicate) ->
                isIn(value) || isIn(predicate);
            case EventExpression.CountWhere(var predicate) -> isIn(predicate);
            case EventExpression.Statistic(_, var value) -> isIn(value);
            case EventExpression.Quantile(var value, _) -> isIn(value);
            case EventExpression.Relation(_, var left, var right) -> isIn(left) || isIn(right);
            case EventExpression.AnyValue(var value) -> isIn(value);
            case EventExpression.Newest(var value) -> isIn(value);
            case EventExpression.Calculation(var left, _, var right) ->
                isIn(left) || isIn(right);
        };
    }

    /// Whether a condition does.
    public static boolean isIn(@Nullable EventPredicate predicate) {
        return switch (predicate) {
            case null -> false;
            case EventPredicate.And(var terms) -> terms.stream().anyMatch(IssueUse::isIn);
            case EventPredicate.Or(var terms) -> terms.stream().anyMatch(IssueUse::isIn);
            case EventPredicate.Not(var term) -> isIn(term);
            case EventPredicate.Compare(var expression, _, _) -> isIn(expression);
            case EventPredicate.OneOf(var expression, _) -> isIn(expression);
            case EventPredicate.Matches(var expression, _) -> isIn(expression);
            case EventPredicate.Contains(var expression, _) -> isIn(expression);
            case EventPredicate.Present(var expression) -> isIn(expression);
            case EventPredicate.KeyIn _ -> false;
        };
    }
}
