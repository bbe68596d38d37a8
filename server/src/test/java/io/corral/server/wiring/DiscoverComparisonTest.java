package io.corral.server.wiring;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.ProjectId;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.release.ReleaseHealth;
import io.corral.engine.search.Discover;
import io.corral.engine.search.DiscoverAnswer;
import io.corral.engine.search.DiscoverRequest;
import io.corral.engine.search.SearchScope;
import io.corral.engine.search.SearchStores;
import io.corral.engine.search.SeriesAnswer;
import io.corral.engine.search.SeriesRequest;
import io.corral.engine.search.TimeSeries;
import io.corral.engine.search.TimeWindow;
import io.corral.store.Watermark;
import io.corral.store.embedded.event.DuckDbEventStore;
import io.corral.store.embedded.event.EventSettings;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventStore;
import io.corral.testkit.Property;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.event.RandomEvents;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryIssueStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random questions, written as people write them, about random rows: DuckDB answers as the
/// evaluation in memory does, which looks at every row in the plainest way.
class DiscoverComparisonTest {

    private static final int TRIES = 4;
    private static final int QUESTIONS = 60;
    private static final double DIGITS = 1e6;

    @TempDir
    Path folder;

    private int files;

    private record Case(
            List<EventRow> rows, List<DiscoverRequest> tables, List<SeriesRequest> series) {}

    @Test
    void questions_random_areAnsweredAsInMemory() {
        Property.forAll(TRIES, (random, size) -> {
            var questions = new RandomQuestions(random);
            var tables = new ArrayList<DiscoverRequest>();
            var series = new ArrayList<SeriesRequest>();
            for (int i = 0; i < QUESTIONS; i++) {
                tables.add(questions.table());
                if (i % 3 == 0) {
                    series.add(questions.series());
                }
            }
            return new Case(new RandomEvents(random).rows(30 + size), tables, series);
        }, this::compare);
    }

    private void compare(Case one) {
        SearchStores plain = stores(new MemoryEventStore());
        try (EventStore events = DuckDbEventStore.open(
                folder.resolve(++files + ".duckdb"), EventSettings.defaults())) {
            SearchStores duck = stores(events);
            plain.events().append(new Watermark(0, 1), one.rows());
            events.append(new Watermark(0, 1), one.rows());
            for (DiscoverRequest request : one.tables()) {
                DiscoverAnswer expected = new Discover(plain).table(request, scope());
                DiscoverAnswer found = new Discover(duck).table(request, scope());
                assertThat(rows(found)).as("%s", request)
                        .containsExactlyInAnyOrderElementsOf(rows(expected));
                assertThat(sorted(found, request)).as("%s", request)
                        .isEqualTo(sorted(expected, request));
            }
            for (SeriesRequest request : one.series()) {
                assertThat(values(new TimeSeries(duck).series(request, scope())))
                        .as("%s", request)
                        .isEqualTo(values(new TimeSeries(plain).series(request, scope())));
            }
        }
    }

    private static SearchStores stores(EventStore events) {
        IssueStores issues = MemoryIssueStores.create();
        new SmallDigest(issues).digest(GroupedEventBuilder.anEvent().ofKey(1).withId(1).at(NOON));
        return new SearchStores(events, issues.queries(), issues.releases(),
                new ReleaseHealth(issues.health()), new KeyMirror(issues.issues(), events));
    }

    private static SearchScope scope() {
        return new SearchScope(SmallDigest.ORGANIZATION,
                Map.of(new ProjectId(1), "shop", new ProjectId(2), "api"), Set.of(),
                new TimeWindow(NOON.plusSeconds(100), NOON.plus(Duration.ofHours(4))), null,
                NOON.plus(Duration.ofHours(4)));
    }

    private static List<List<@Nullable Object>> rows(DiscoverAnswer answer) {
        DiscoverAnswer.Table table = table(answer);
        var rows = new ArrayList<List<@Nullable Object>>();
        for (Map<String, @Nullable Object> row : table.rows()) {
            var values = new ArrayList<@Nullable Object>();
            row.forEach((_, value) -> values.add(rounded(value)));
            rows.add(values);
        }
        return rows;
    }

    private static DiscoverAnswer.Table table(DiscoverAnswer answer) {
        return switch (answer) {
            case DiscoverAnswer.Table table -> table;
            case DiscoverAnswer.Refused(var sentence) -> throw new AssertionError(sentence);
        };
    }

    /// The values rows are sorted by, in order; rows with the same value may stand in any.
    private static List<@Nullable Object> sorted(DiscoverAnswer answer, DiscoverRequest request) {
        if (request.sort().isEmpty()) {
            return List.of();
        }
        String sort = request.sort().getFirst();
        String name = sort.startsWith("-") ? sort.substring(1) : sort;
        var values = new ArrayList<@Nullable Object>();
        table(answer).rows().forEach(row -> values.add(rounded(row.get(name))));
        return values;
    }

    private static List<Object> values(SeriesAnswer answer) {
        SeriesAnswer.Found found = switch (answer) {
            case SeriesAnswer.Found series -> series;
            case SeriesAnswer.Refused(var sentence) -> throw new AssertionError(sentence);
        };
        var values = new ArrayList<Object>(found.begins());
        found.series().forEach(series -> {
            values.add(rounded(series.values()) + "");
            values.add(rounded(series.before()) + "");
        });
        return values;
    }

    /// Sums depend on the order of addition, so numbers are compared to six digits after the point.
    private static @Nullable Object rounded(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number -> Math.rint(number * DIGITS) / DIGITS + 0.0;
            case List<?> list -> list.stream().map(DiscoverComparisonTest::rounded)
                    .map(String::valueOf).toList();
            default -> value;
        };
    }
}
