package io.corral.store.embedded.event;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.store.StoreException;
import io.corral.store.Watermark;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.issue.KeyLink;
import io.corral.testkit.contract.EventStoreContract;
import io.corral.testkit.event.EventRowBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEventStoreTest extends EventStoreContract {

    private static final EventScope SCOPE = new EventScope(
            EnumSet.allOf(EventRowKind.class), Set.of(new ProjectId(1)),
            NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)));

    @TempDir
    Path folder;

    @Override
    protected EventStore open() {
        return open(folder.resolve("events.duckdb"), EventSettings.defaults());
    }

    private static EventStore open(Path file, EventSettings settings) {
        return DuckDbEventStore.open(file, settings);
    }

    @Test
    void reopened_hasRowsWatermarkAndKeys() {
        Path file = folder.resolve("again.duckdb");
        try (EventStore store = open(file, EventSettings.defaults())) {
            store.append(new Watermark(0, 9), List.of(aRow().build()));
            store.updateKeys(List.of(new KeyLink(
                    new IssueKey(new ProjectId(1), 7), new IssueId(5), 3)));
        }

        try (EventStore store = open(file, EventSettings.defaults())) {
            assertThat(store.applied(0)).isEqualTo(new Watermark(0, 9));
            assertThat(store.keysVersion()).isEqualTo(3);
            assertThat(count(store)).isEqualTo(1);
        }
    }

    @Test
    void backup_opensWithEverythingCommitted() throws Exception {
        Path copies = Files.createDirectory(folder.resolve("it's a copy"));
        try (EventStore store = open(folder.resolve("events2.duckdb"), EventSettings.defaults())) {
            store.append(new Watermark(0, 9), List.of(
                    aRow().withStack(EventRowBuilder.stackOf("a.js")).build()));
            store.backupTo(copies);
            store.append(new Watermark(0, 10), List.of(aRow().build()));
            store.backupTo(copies);
        }

        try (EventStore copy = open(copies.resolve("events.duckdb"), EventSettings.defaults())) {
            assertThat(copy.applied(0)).isEqualTo(new Watermark(0, 10));
            assertThat(count(copy)).isEqualTo(2);
        }
    }

    @Test
    void schema_hasTheFieldsOfTheCatalogueInOrder() throws SQLException {
        Path file = folder.resolve("schema.duckdb");
        open(file, EventSettings.defaults()).close();
        var events = new ArrayList<String>();
        var stacks = new ArrayList<String>();
        Arrays.stream(EventField.values())
                .forEach(field -> (StackTable.holds(field) ? stacks : events)
                        .add(field.columnName()));
        stacks.addFirst("id");

        assertThat(columns(file, "event")).startsWith(events.toArray(String[]::new))
                .endsWith("stack", "tags", "texts", "numbers", "measurements",
                        "partition", "sequence")
                .hasSize(events.size() + 7);
        assertThat(columns(file, "stack")).isEqualTo(stacks);
    }

    @Test
    void stacks_areKeptOnce() throws SQLException {
        Path file = folder.resolve("stacks.duckdb");
        var stack = EventRowBuilder.stackOf("a.js");
        try (EventStore store = open(file, EventSettings.defaults())) {
            store.append(new Watermark(0, 1), List.of(
                    aRow().withStack(stack).build(), aRow().withStack(stack).build()));
            store.append(new Watermark(0, 2), List.of(aRow().withStack(stack).build()));
        }

        assertThat(numbers(file, "SELECT count(*) FROM stack")).containsExactly(1L);
    }

    @Test
    void use_afterClose_isRefused() {
        EventStore store = open(folder.resolve("closed.duckdb"), EventSettings.defaults());
        store.close();

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> count(store))
                .returns(StoreException.Category.CLOSED, StoreException::category);
    }

    @Test
    void maintain_emptiesTheLog() {
        Path file = folder.resolve("log.duckdb");
        try (EventStore store = open(file, EventSettings.defaults())) {
            for (int batch = 1; batch <= 3; batch++) {
                store.append(new Watermark(0, batch), distinctRows(4_000));
            }
            store.maintain();
            assertThat(folder.resolve("log.duckdb.wal").toFile().length()).isLessThan(4_000_000);
            assertThat(count(store)).isEqualTo(12_000);
        }
    }

    private static List<EventRow> distinctRows(int count) {
        var rows = new ArrayList<EventRow>(count);
        for (int i = 0; i < count; i++) {
            rows.add(aRow().withTitle(UUID.randomUUID() + "-".repeat(200))
                    .withMessage(UUID.randomUUID() + "+".repeat(200)).build());
        }
        return rows;
    }

    private static long count(EventStore store) {
        Object count = store.query(
                EventQuery.of(SCOPE, EventPredicate.ALWAYS, List.of(new Count()), 1))
                .rows()
                .getFirst()
                .getFirst();
        return count instanceof Long number ? number : -1;
    }

    private static List<String> columns(Path file, String table) throws SQLException {
        var names = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT name FROM pragma_table_info('%s') ORDER BY cid"
                                .formatted(table))) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static List<Long> numbers(Path file, String sql) throws SQLException {
        var numbers = new ArrayList<Long>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
