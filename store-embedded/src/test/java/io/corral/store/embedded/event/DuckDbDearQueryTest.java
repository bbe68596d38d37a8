package io.corral.store.embedded.event;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.corral.domain.id.ProjectId;
import io.corral.store.StoreException;
import io.corral.store.Watermark;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.CountUniqueWhere;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions that need more time or memory than they may have: they are refused with a reason, do
/// not go on behind the answer, and the writer neither waits nor fails.
class DuckDbDearQueryTest {

    private static final EventScope SCOPE = new EventScope(
            EnumSet.allOf(EventRowKind.class), Set.of(new ProjectId(1)),
            NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)));
    private static final int BATCH = 10_000;
    private static final int BATCHES = 12;
    private static final int DEAR_QUERIES = 6;
    private static final int COUNTS = 100;

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private EventStore store;

    @BeforeEach
    void fill(@TempDir Path folder) {
        // 64 MiB, of which the rows below do not fit in; a wait shorter than what a query may take.
        store = DuckDbEventStore.open(folder.resolve("events.duckdb"), new EventSettings(
                64, 2, 64, Duration.ofSeconds(1), Duration.ofMillis(900)));
        for (int batch = 1; batch <= BATCHES; batch++) {
            store.append(new Watermark(0, batch), distinctRows());
        }
    }

    @AfterEach
    void close() {
        readers.close();
        store.close();
    }

    @Test
    void dearQuery_isRefusedWithAReason() {
        StoreException refused = catchThrowableOfType(
                StoreException.class, () -> store.query(dear()));

        assertThat(refused).isNotNull();
        assertThat(refused.category()).isEqualTo(StoreException.Category.TOO_EXPENSIVE);
        assertThat(refused.getMessage()).contains("narrow the range");
    }

    @Test
    void dearQueries_areNotLeftRunning_andTheWriterGoesOn() throws Exception {
        List<Future<StoreException.Category>> refusals = new ArrayList<>();
        for (int i = 0; i < DEAR_QUERIES; i++) {
            refusals.add(readers.submit(this::refusal));
        }

        int written = 0;
        while (refusals.stream().anyMatch(each -> !each.isDone())) {
            written++;
            store.append(new Watermark(0, BATCHES + written), List.of(aRow().build()));
        }

        for (Future<StoreException.Category> refusal : refusals) {
            assertThat(refusal.get()).isIn(
                    StoreException.Category.TOO_EXPENSIVE, StoreException.Category.BUSY);
        }
        assertThat(written).isPositive();
        // Both turns are free again, or this one would have to wait longer than it may.
        assertThat(count()).isEqualTo((long) BATCH * BATCHES + written);
    }

    private StoreException.Category refusal() {
        StoreException refused = catchThrowableOfType(
                StoreException.class, () -> store.query(dear()));
        assertThat(refused).as("a query that dear is refused").isNotNull();
        return refused.category();
    }

    /// A hundred counts of different texts, each among other rows.
    private static EventQuery dear() {
        var columns = new ArrayList<EventExpression>();
        for (int i = 0; i < COUNTS; i++) {
            columns.add(new CountUniqueWhere(new Field(EventField.MESSAGE),
                    new EventPredicate.Contains(new Field(EventField.TITLE),
                            Integer.toHexString(i))));
        }
        return EventQuery.of(SCOPE, EventPredicate.ALWAYS, columns, 10);
    }

    private static List<EventRow> distinctRows() {
        var rows = new ArrayList<EventRow>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            rows.add(aRow().withTitle(UUID.randomUUID() + "-".repeat(200))
                    .withMessage(UUID.randomUUID() + "+".repeat(200)).build());
        }
        return rows;
    }

    private Object count() {
        return store.query(EventQuery.of(SCOPE, EventPredicate.ALWAYS, List.of(new Count()), 1))
                .rows().getFirst().getFirst();
    }
}
