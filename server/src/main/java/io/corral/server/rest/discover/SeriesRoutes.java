package io.corral.server.rest.discover;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.search.SeriesAnswer;
import io.corral.engine.search.SeriesRequest;
import io.corral.engine.search.TimeSeries;
import io.corral.engine.search.TimeWindow;
import io.corral.protocol.json.Json;
import io.corral.protocol.search.TimeLiteral;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.scope.ReadScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Aggregates over time (API reference 2.3, 51, and 3.7): `events-stats/` and its successor
/// `events-timeseries/`.
final class SeriesRoutes {

    private static final String PREFIX = "/api/0/organizations/{org}/";
    private static final Duration USUAL = Duration.ofDays(14);
    private static final String USUAL_AXIS = "count()";
    private static final int GROUPS_USUAL = 5;
    private static final int GROUPS_MAX = 10;

    /// Steps where no interval is asked for, by how long the window may be.
    private static final TreeMap<Duration, Duration> STEPS = new TreeMap<>(Map.of(
            Duration.ofHours(1), Duration.ofMinutes(1),
            Duration.ofHours(6), Duration.ofMinutes(5),
            Duration.ofDays(1), Duration.ofMinutes(15),
            Duration.ofDays(2), Duration.ofMinutes(30),
            Duration.ofDays(14), Duration.ofHours(1),
            Duration.ofDays(30), Duration.ofHours(4)));

    private final TimeSeries series;
    private final InstantSource clock;

    SeriesRoutes(TimeSeries series, InstantSource clock) {
        this.series = series;
        this.clock = clock;
    }

    /// Makes the body of an answer.
    private interface View {
        Object of(Query query, SeriesAnswer.Found found, Instant now);
    }

    /// Adds the routes.
    void addTo(Api api) {
        api.organization("GET", PREFIX + "events-stats/", Scope.EVENT_READ,
                (call, organization) -> answer(call, organization,
                        (query, found, _) -> StatsView.of(isGrouped(query), found)));
        api.organization("GET", PREFIX + "events-timeseries/", Scope.EVENT_READ,
                (call, organization) -> answer(call, organization,
                        (query, found, now) -> TimeSeriesView.of(
                                query.firstOr("dataset", "discover"), groups(query), found, now)));
    }

    private Answer answer(Call call, Organization organization, View view) {
        Instant now = clock.instant();
        return switch (ReadScope.of(call, organization.id(), now)) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> {
                TimeWindow window = scope.windowOr(USUAL, now);
                Optional<Duration> interval = interval(call.query(), window);
                Optional<Integer> top = topEvents(call.query());
                if (interval.isEmpty()) {
                    yield ApiErrors.badRequest("Invalid interval: write a number and one of s, m, "
                            + "h, d, w, such as 5m.");
                }
                if (top.isEmpty()) {
                    yield ApiErrors.badRequest("topEvents has to be a number from 1 to 10.");
                }
                if (isTop(call.query()) && groups(call.query()).isEmpty()) {
                    yield ApiErrors.badRequest("topEvents needs a field to group by: groupBy=title "
                            + "or field=title.");
                }
                Optional<Duration> comparison = comparison(call.query());
                if (comparison.isEmpty()) {
                    yield ApiErrors.badRequest(
                            "comparisonDelta is a number of seconds, for example 86400.");
                }
                var searched = scope.forSearch(call, organization.id(), USUAL, now);
                yield switch (series.series(
                        request(call.query(), interval.get(), top.get(),
                                comparison.get()),
                        searched)) {
                    case SeriesAnswer.Refused(var sentence) -> ApiErrors.badRequest(sentence);
                    case SeriesAnswer.Found found -> Answer.json(200,
                            Json.MAPPER.writeValueAsBytes(view.of(call.query(), found, now)));
                };
            }
        };
    }

    private static SeriesRequest request(
            Query query, Duration interval, int top, Duration comparison) {
        List<String> axes = query.all("yAxis").stream().filter(each -> !each.isEmpty()).toList();
        return new SeriesRequest(
                query.firstOr("dataset", ""), axes.isEmpty() ? List.of(USUAL_AXIS) : axes,
                groups(query), top, !query.firstOr("excludeOther", "0").equals("1"),
                query.firstOr("sort", query.firstOr("orderby", "")),
                query.firstOr("query", ""), comparison.isZero() ? null : comparison, interval);
    }

    private static boolean isGrouped(Query query) {
        return !groups(query).isEmpty();
    }

    /// Fields name groups only where top ones are asked for.
    private static List<String> groups(Query query) {
        List<String> axes = query.all("yAxis");
        return query.firstOr("topEvents", "").isEmpty()
                ? List.of()
                : Stream.of("field", "groupBy")
                        .flatMap(name -> query.all(name).stream())
                        .filter(field -> !field.isEmpty() && !axes.contains(field))
                        .distinct()
                        .toList();
    }

    private static boolean isTop(Query query) {
        return !query.firstOr("topEvents", "").isEmpty();
    }

    /// How far back the steps lie that the series are compared with; zero for no comparison.
    private static Optional<Duration> comparison(Query query) {
        String text = query.firstOr("comparisonDelta", "");
        if (text.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        return text.matches("[1-9]\\d{0,7}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }

    private static Optional<Integer> topEvents(Query query) {
        String text = query.firstOr("topEvents", "");
        if (text.isEmpty()) {
            return Optional.of(GROUPS_USUAL);
        }
        return text.matches("\\d{1,2}") && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= GROUPS_MAX
                        ? Optional.of(Integer.parseInt(text))
                        : Optional.empty();
    }

    private static Optional<Duration> interval(Query query, TimeWindow window) {
        String text = query.firstOr("interval", "");
        if (text.isEmpty()) {
            // A window up to now is a little longer than it was asked for.
            var usual = STEPS.ceilingEntry(window.duration().minusMinutes(5));
            return Optional.of(usual == null ? Duration.ofDays(1) : usual.getValue());
        }
        return TimeLiteral.parse("-" + text)
                .map(literal -> literal instanceof TimeLiteral.Within(var length)
                        ? length
                        : Duration.ZERO)
                .filter(Duration::isPositive);
    }
}
