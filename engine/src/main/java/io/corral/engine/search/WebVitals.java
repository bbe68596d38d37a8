package io.corral.engine.search;

import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Calculation;
import io.corral.store.event.EventExpression.CountPresent;
import io.corral.store.event.EventExpression.CountWhere;
import io.corral.store.event.EventExpression.Measurement;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import java.util.Map;
import java.util.TreeSet;

/// How good a page load was, by the limits web.dev gives for each vital.
final class WebVitals {

    private static final String MEASUREMENTS = "measurements.";
    private static final String SCORE = "score.";
    private static final String WEIGHT = "score.weight.";
    private static final String TOTAL = "total";

    /// Good up to the first value, poor above the second; milliseconds but for `cls`.
    private static final Map<String, Limits> LIMITS = Map.of(
            "lcp", new Limits(2_500, 4_000), "fcp", new Limits(1_800, 3_000),
            "fid", new Limits(100, 300), "inp", new Limits(200, 500),
            "cls", new Limits(0.1, 0.25), "fp", new Limits(1_800, 3_000),
            "ttfb", new Limits(800, 1_800));

    private WebVitals() {}

    private record Limits(double good, double poor) {}

    /// `count_web_vitals(measurements.lcp, good)`.
    static EventExpression count(SearchKey.Call call) {
        String name = call.arguments().getFirst();
        String vital = name.startsWith(MEASUREMENTS)
                ? name.substring(MEASUREMENTS.length())
                : name;
        Limits limits = LIMITS.get(vital);
        if (limits == null) {
            throw new SearchMistake(name + " is not a web vital; those are "
                    + String.join(", ", new TreeSet<>(LIMITS.keySet())));
        }
        return new CountWhere(condition(new Measurement(vital), limits, call.arguments().get(1)));
    }

    /// `performance_score(measurements.score.lcp)`: the scores by their weights, as page loads
    /// bring them. The total has a weight of one.
    static EventExpression performanceScore(SearchKey.Call call) {
        String score = score(call);
        EventExpression sum = sum(SCORE + score);
        return score.equals(TOTAL)
                ? FunctionNames.ratio(sum, new CountPresent(new Measurement(SCORE + TOTAL)))
                : FunctionNames.ratio(sum, sum(WEIGHT + score));
    }

    /// `opportunity_score(measurements.score.lcp)`: how much the scores lack to their weights.
    static EventExpression opportunityScore(SearchKey.Call call) {
        String score = score(call);
        EventExpression best = score.equals(TOTAL)
                ? new CountPresent(new Measurement(SCORE + TOTAL))
                : sum(WEIGHT + score);
        return new Calculation(best, Calculation.Operator.MINUS, sum(SCORE + score));
    }

    private static String score(SearchKey.Call call) {
        String name = call.arguments().getFirst();
        String prefix = MEASUREMENTS + SCORE;
        if (!name.startsWith(prefix)) {
            throw new SearchMistake("%s() takes a score such as measurements.score.lcp, found %s"
                    .formatted(call.function(), name));
        }
        return name.substring(prefix.length());
    }

    private static EventExpression sum(String measurement) {
        return new Statistic(Statistic.Kind.SUM, new Measurement(measurement));
    }

    private static EventPredicate condition(
            EventExpression value, Limits limits, String quality) {
        var good = new Compare(value, SearchOperator.LESS_OR_EQUAL, limits.good());
        var poor = new Compare(value, SearchOperator.GREATER, limits.poor());
        var any = new EventPredicate.Present(value);
        return switch (quality) {
            case "good" -> good;
            case "poor" -> poor;
            case "meh" -> EventPredicate.all(
                    any, new EventPredicate.Not(good), new EventPredicate.Not(poor));
            case "any" -> any;
            default -> throw new SearchMistake("A vital is good, meh, poor or any: " + quality);
        };
    }
}
