package io.corral.store.embedded.event;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.domain.id.ProjectId;
import io.corral.store.Watermark;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.sql.event.SqlText;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commits whose end is not what DuckDB said.
class DuckDbCommitTest {

    private static final EventScope SCOPE = new EventScope(
            EnumSet.allOf(EventRowKind.class), Set.of(new ProjectId(1)),
            NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)));

    @TempDir
    private Path folder;

    @Test
    void appendThatTookEffectAlready_isNotAppliedAgain() {
        Path file = folder.resolve("events.duckdb");
        try (EventStore first = DuckDbEventStore.open(file, EventSettings.defaults());
                EventStore second = DuckDbEventStore.open(file, EventSettings.defaults())) {
            first.append(new Watermark(0, 1), List.of(aRow().build()));
            // The second one remembers nothing of it, as after a commit reported as failed.
            second.append(new Watermark(0, 1), List.of(aRow().build()));
            assertThat(count(second)).isEqualTo(1L);

            second.append(new Watermark(0, 2), List.of(aRow().build()));
            assertThat(count(second)).isEqualTo(2L);
        }
    }

    @Test
    void failedCommit_leavesADatabaseThatWorks() {
        try (EventDatabase database = EventDatabase.open(
                folder.resolve("events.duckdb"), EventSettings.defaults())) {
            assertThatThrownBy(() -> database.write("fail", connection -> {
                setVersion(connection, 1);
                execute(connection, "SET debug_force_commit_failure = true");
            })).hasMessageContaining("commit");

            database.write("succeed", connection -> setVersion(connection, 2));
            assertThat(database.query(
                    new SqlText("SELECT version FROM keys_version", List.of()),
                    DuckDbCommitTest::number)).isEqualTo(2L);
        }
    }

    @Test
    void failedWork_isRolledBack() {
        try (EventDatabase database = EventDatabase.open(
                folder.resolve("events.duckdb"), EventSettings.defaults())) {
            assertThatThrownBy(() -> database.write("fail", connection -> {
                setVersion(connection, 1);
                execute(connection, "SELECT no_such_column FROM keys_version");
            })).hasMessageContaining("no_such_column");

            assertThat(database.query(
                    new SqlText("SELECT version FROM keys_version", List.of()),
                    DuckDbCommitTest::number)).isEqualTo(0L);
        }
    }

    private static void setVersion(DuckDBConnection connection, int version) throws SQLException {
        execute(connection, "UPDATE keys_version SET version = " + version);
    }

    private static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    private static Object count(EventStore store) {
        return store.query(EventQuery.of(SCOPE, EventPredicate.ALWAYS, List.of(new Count()), 1))
                .rows().getFirst().getFirst();
    }
}
