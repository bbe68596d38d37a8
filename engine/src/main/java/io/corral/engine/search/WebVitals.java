package io.corral.engine.search;

import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.CountWhere;
import io.corral.store.event.EventExpression.Measurement;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import java.util.Map;

/// How good a page load was, by the limits web.dev gives for each vital.
final class WebVitals {

    private static final String MEASUREMENTS = "measurements.";

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
        if (call.arguments().size() != 2) {
            throw new SearchMistake("count_web_vitals() takes a vital and good, meh, poor or any");
        }
        String name = call.arguments().getFirst();
        String vital = name.startsWith(MEASUREMENTS)
                ? name.substring(MEASUREMENTS.length())
                : name;
        Limits limits = LIMITS.get(vital);
        if (limits == null) {
            throw new SearchMistake(name + " is not a web vital");
        }
        return new CountWhere(condition(new Measurement(vital), limits, call.arguments().get(1)));
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
