package io.corral.store.embedded.event;

import com.dynatrace.hash4j.hashing.Hashing;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.regroup.KeyMove;
import io.corral.domain.regroup.RowTally;
import io.corral.store.UserSketch;
import io.corral.store.event.MovedRows;
import io.corral.store.event.RowMoves;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Rows that are to have other keys, inside a transaction of the writer. Moves go through temporary
/// tables, so that each step is one statement over all of them.
final class RegroupTable implements AutoCloseable {

    private static final int USERS_AT_ONCE = 4_096;

    private static final String CONCERNED =
            """
            CREATE OR REPLACE TEMP TABLE concerned AS
            SELECT from_key AS grouping_key FROM moved UNION SELECT to_key FROM moved
            UNION SELECT e.grouping_key FROM event e JOIN moved m ON m.id = e.id
                WHERE e.project_id = ? AND m.from_key = 0
            UNION SELECT from_key FROM moved_key UNION SELECT to_key FROM moved_key""";
    /// Rows of all keys concerned, with the key they have and the key they are to have. Asked for
    /// three times, which takes less than laying a million of them down. The keys are joined, not
    /// looked for with IN, and no column is asked whether it is null: else DuckDB takes the rows
    /// for few and makes a hash table of them instead of the moves.
    private static final String FLOWS =
            """
            CREATE OR REPLACE TEMP VIEW flow AS
            SELECT e.id, e.grouping_key AS from_key,
                coalesce(m.to_key, k.to_key, e.grouping_key) AS to_key, e."timestamp" AS seen,
                e.environment, e.release, e."user",
                coalesce(list_contains(e.error_handled, false), false) AS unhandled
            FROM event e
            JOIN concerned c ON c.grouping_key = e.grouping_key
            LEFT JOIN moved m ON m.id = e.id AND m.from_key IN (0, e.grouping_key)
            LEFT JOIN moved_key k ON k.from_key = e.grouping_key
            WHERE e.grouping_key <> 0 AND e.project_id =\s""";
    private static final String TALLIES =
            """
            SELECT from_key, to_key, epoch_us(date_trunc('hour', seen)), coalesce(environment, ''),
                coalesce(release, ''), count(*), epoch_us(min(seen)), epoch_us(max(seen)),
                bool_or(unhandled)
            FROM flow GROUP BY ALL""";
    private static final String USERS =
            """
            SELECT DISTINCT from_key, to_key, "user" FROM flow ORDER BY from_key, to_key""";
    private static final String NEWEST =
            """
            SELECT to_key, arg_max(id, {'seen': seen, 'id': id}), epoch_us(max(seen))
            FROM flow GROUP BY to_key""";
    private static final String REMEMBER =
            """
            INSERT INTO regrouped
            SELECT ?, e.project_id, e.id, e.grouping_key, coalesce(m.to_key, k.to_key)
            FROM event e
            LEFT JOIN moved m ON m.id = e.id AND m.from_key IN (0, e.grouping_key)
            LEFT JOIN moved_key k ON k.from_key = e.grouping_key
            WHERE e.project_id = ? AND e.grouping_key <> 0
                AND coalesce(m.to_key, k.to_key) <> e.grouping_key""";
    private static final String MOVE =
            """
            UPDATE event SET grouping_key = r.to_key FROM regrouped r
            WHERE r.job = ? AND event.project_id = r.project_id AND event.id = r.id
                AND event.grouping_key = r.from_key""";
    private static final String REVERSED =
            "INSERT INTO moved SELECT id, to_key, from_key FROM regrouped WHERE job = ?";

    private final DuckDBConnection connection;
    private final ProjectId project;

    /// Lays the moves down.
    RegroupTable(DuckDBConnection connection, ProjectId project, RowMoves moves)
            throws SQLException {
        this.connection = connection;
        this.project = project;
        execute("CREATE OR REPLACE TEMP TABLE moved (id UUID, from_key BIGINT, to_key BIGINT)");
        execute("CREATE OR REPLACE TEMP TABLE moved_key (from_key BIGINT, to_key BIGINT)");
        switch (moves) {
            case RowMoves.Planned(var planned) -> append(planned);
            case RowMoves.Reversed(var job) -> update(REVERSED, job);
        }
    }

    private void append(Iterable<KeyMove> moves) throws SQLException {
        try (DuckDBAppender events = connection.createAppender("temp", "main", "moved");
                DuckDBAppender keys = connection.createAppender("temp", "main", "moved_key")) {
            for (KeyMove move : moves) {
                if (move.isWhole()) {
                    keys.beginRow();
                    keys.append(move.from());
                    keys.append(move.to());
                    keys.endRow();
                }
                for (EventId event : move.events()) {
                    events.beginRow();
                    events.appendUUID(event.high(), event.low());
                    events.append(move.from());
                    events.append(move.to());
                    events.endRow();
                }
            }
            events.flush();
            keys.flush();
        }
    }

    /// What the rows add up to.
    MovedRows tally() throws SQLException {
        update(CONCERNED, project.value());
        execute(FLOWS + project.value());
        List<RowTally> tallies = new ArrayList<>();
        read(TALLIES, row -> tallies.add(tally(row)));
        Map<Long, UserSketch> before = new HashMap<>();
        Map<Long, UserSketch> after = new HashMap<>();
        countUsers(before, after);
        Map<Long, MovedRows.Newest> newest = new HashMap<>();
        read(NEWEST, row -> newest.put(row.getLong(1), new MovedRows.Newest(
                EventId.of((UUID) row.getObject(2)), time(row.getLong(3)))));
        execute("DROP VIEW temp.flow");
        execute("DROP TABLE temp.concerned");
        return new MovedRows(tallies, before, after, newest);
    }

    private static RowTally tally(ResultSet row) throws SQLException {
        return new RowTally(
                row.getLong(1), row.getLong(2), time(row.getLong(3)), row.getString(4),
                row.getString(5), row.getLong(6), time(row.getLong(7)), time(row.getLong(8)),
                row.getBoolean(9));
    }

    private void countUsers(Map<Long, UserSketch> before, Map<Long, UserSketch> after)
            throws SQLException {
        List<Long> users = new ArrayList<>();
        long[] keys = new long[2];
        read(USERS, row -> {
            boolean isNext = row.getLong(1) != keys[0] || row.getLong(2) != keys[1];
            if (isNext || users.size() >= USERS_AT_ONCE) {
                add(before, keys[0], users);
                add(after, keys[1], users);
                users.clear();
            }
            keys[0] = row.getLong(1);
            keys[1] = row.getLong(2);
            String user = row.getString(3);
            if (user != null) {
                users.add(Hashing.xxh3_64().hashCharsToLong(user));
            }
        });
        add(before, keys[0], users);
        add(after, keys[1], users);
    }

    private static void add(Map<Long, UserSketch> sketches, long key, List<Long> users) {
        if (!users.isEmpty()) {
            sketches.merge(key, UserSketch.of(users), UserSketch::plus);
        }
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// Gives the rows their keys and remembers them under the job, unless it is done already.
    ///
    /// @return false when it was done before
    boolean move(long job) throws SQLException {
        long[] done = new long[1];
        read("SELECT count(*) FROM regroup_done WHERE job = " + job,
                row -> done[0] = row.getLong(1));
        if (done[0] > 0) {
            return false;
        }
        update(REMEMBER, job, project.value());
        update(MOVE, job);
        update("INSERT INTO regroup_done VALUES (?)", job);
        return true;
    }

    @Override
    public void close() throws SQLException {
        execute("DROP TABLE IF EXISTS temp.moved");
        execute("DROP TABLE IF EXISTS temp.moved_key");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void update(String sql, long... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setLong(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }

    private void read(String sql, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
