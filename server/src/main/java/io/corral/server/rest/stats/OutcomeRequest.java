package io.corral.server.rest.stats;

import io.corral.domain.id.ProjectId;
import io.corral.engine.search.TimeWindow;
import io.corral.protocol.search.TimeLiteral;
import io.corral.server.http.Query;
import io.corral.store.outcome.OutcomeQuery;
import io.corral.store.outcome.OutcomeQuery.GroupBy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what `stats_v2/` is asked for (API reference 2.4).
///
/// @param fields names under which sums are answered
/// @param query over full intervals, aligned to the epoch, that hold the window
/// @param intervals how many the query has
record OutcomeRequest(List<String> fields, OutcomeQuery query, int intervals) {

    private static final int INTERVALS_MAX = 10_000;
    private static final Set<String> FIELDS = Set.of("sum(quantity)", "sum(times_seen)");

    /// What was read.
    sealed interface Read {
        record Wanted(OutcomeRequest request) implements Read {}

        record Wrong(String sentence) implements Read {}
    }

    static Read read(Query query, Set<ProjectId> projects, TimeWindow window) {
        List<String> fields = query.all("field").stream().distinct().toList();
        if (fields.isEmpty() || !FIELDS.containsAll(fields)) {
            return new Read.Wrong("field is required: sum(quantity) or sum(times_seen).");
        }
        Set<GroupBy> groupBy = EnumSet.noneOf(GroupBy.class);
        for (String name : query.all("groupBy")) {
            Optional<GroupBy> group = group(name);
            if (group.isEmpty()) {
                return new Read.Wrong("Unknown groupBy " + name
                        + ": category, outcome, reason or project.");
            }
            groupBy.add(group.get());
        }
        int hours = hours(query.firstOr("interval", "1h"));
        if (hours < 1) {
            return new Read.Wrong("The interval has to be a number of full hours or days.");
        }
        long seconds = Duration.ofHours(hours).toSeconds();
        long first = Math.floorDiv(window.from().getEpochSecond(), seconds);
        long intervals = Math.ceilDiv(window.to().getEpochSecond() + 1, seconds) - first;
        Instant from = Instant.ofEpochSecond(first * seconds);
        Instant to = from.plusSeconds(intervals * seconds);
        return intervals > INTERVALS_MAX
                ? new Read.Wrong("Too many intervals: choose a longer one or less time.")
                : new Read.Wanted(new OutcomeRequest(fields,
                        new OutcomeQuery(projects, from, to, hours, groupBy,
                                words(query, "category"), words(query, "outcome"),
                                words(query, "reason")),
                        (int) intervals));
    }

    /// The grouping of this name, in the singular as Sentry writes it.
    static Optional<GroupBy> group(String name) {
        return Arrays.stream(GroupBy.values())
                .filter(each -> wireName(each).equals(name)).findFirst();
    }

    static String wireName(GroupBy group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    /// Hours of an interval such as `1d`; 0 when it is not a number of full hours.
    private static int hours(String interval) {
        Duration length = TimeLiteral.parse("-" + interval)
                .map(literal -> literal instanceof TimeLiteral.Within(var duration)
                        ? duration
                        : Duration.ZERO)
                .orElse(Duration.ZERO);
        boolean full = length.equals(Duration.ofHours(length.toHours()));
        return full && length.toHours() <= INTERVALS_MAX ? (int) length.toHours() : 0;
    }

    private static Set<String> words(Query query, String name) {
        Set<String> words = new HashSet<>(query.all(name));
        words.remove("");
        return words;
    }
}
