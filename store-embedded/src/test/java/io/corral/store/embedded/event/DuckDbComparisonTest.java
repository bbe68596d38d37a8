package io.corral.store.embedded.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.store.Watermark;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventStore;
import io.corral.testkit.Property;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.event.RandomEvents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// DuckDB answers random queries over random rows as the plain evaluation in memory does.
class DuckDbComparisonTest {

    private static final int TRIES = 12;
    private static final int QUERIES = 40;

    @TempDir
    Path folder;

    private int files;

    /// Rows and what is asked about them.
    private record Case(List<EventRow> rows, List<EventQuery> listings,
            List<EventQuery> groupings) {}

    @Test
    void query_random_answersLikeMemory() {
        Property.forAll(TRIES, (random, size) -> {
            var events = new RandomEvents(random);
            var listings = new ArrayList<EventQuery>();
            var groupings = new ArrayList<EventQuery>();
            for (int i = 0; i < QUERIES; i++) {
                listings.add(events.listing());
                groupings.add(events.grouping());
            }
            return new Case(events.rows(30 + size), listings, groupings);
        }, this::compare);
    }

    private void compare(Case one) {
        var memory = new MemoryEventStore();
        memory.append(new Watermark(0, 1), one.rows());
        try (EventStore duck = DuckDbEventStore.open(
                folder.resolve(++files + ".duckdb"), EventSettings.defaults())) {
            duck.append(new Watermark(0, 1), one.rows());
            for (EventQuery query : one.listings()) {
                assertThat(rounded(duck, query)).as("%s", query)
                        .containsExactlyElementsOf(rounded(memory, query));
            }
            for (EventQuery query : one.groupings()) {
                assertThat(rounded(duck, query)).as("%s", query)
                        .containsExactlyInAnyOrderElementsOf(rounded(memory, query));
            }
        }
    }

    /// Sums depend on the order of addition, so numbers are compared to nine digits.
    private static List<List<@Nullable Object>> rounded(EventStore store, EventQuery query) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (List<@Nullable Object> row : store.query(query).rows()) {
            var values = new ArrayList<@Nullable Object>();
            for (Object value : row) {
                values.add(value instanceof Double number ? "%.9e".formatted(number + 0.0) : value);
            }
            rows.add(values);
        }
        return rows;
    }
}
