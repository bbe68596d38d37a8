package io.corral.store.embedded.issue;

import io.corral.domain.health.DurationSketch;
import io.corral.domain.health.HealthBatch;
import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.HealthHour;
import io.corral.domain.health.SessionStatus;
import io.corral.domain.health.UserKind;
import io.corral.store.UserSketch;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Adds sessions within the transaction of their digest.
final class HealthRows {

    private static final String FIND =
            """
            SELECT id FROM health_hour
            WHERE project_id = ? AND hour = ? AND release_label = ? AND environment_id = ?""";
    private static final String ADD =
            """
            INSERT INTO health_hour (project_id, hour, release_label, environment_id)
            VALUES (?, ?, ?, ?) RETURNING id""";
    private static final String COUNT =
            """
            UPDATE health_hour SET sessions = sessions + ?, errored = errored + ?,
                unhandled = unhandled + ?, abnormal = abnormal + ?, crashed = crashed + ?
            WHERE id = ?""";
    private static final String STATUS =
            "SELECT status FROM health_session WHERE hour_id = ? AND session = ?";
    private static final String SET_STATUS =
            """
            INSERT INTO health_session (hour_id, session, status) VALUES (?, ?, ?)
            ON CONFLICT (hour_id, session) DO UPDATE SET status = excluded.status""";
    private static final String USERS =
            "SELECT sketch FROM health_users WHERE hour_id = ? AND kind = ?";
    private static final String SET_USERS =
            """
            INSERT INTO health_users (hour_id, kind, sketch) VALUES (?, ?, ?)
            ON CONFLICT (hour_id, kind) DO UPDATE SET sketch = excluded.sketch""";
    private static final String DURATIONS = "SELECT durations FROM health_hour WHERE id = ?";
    private static final String SET_DURATIONS =
            "UPDATE health_hour SET durations = ? WHERE id = ?";
    private static final String NAME_ENVIRONMENT =
            "INSERT OR IGNORE INTO project_environment (project_id, environment_id) VALUES (?, ?)";

    private final SqliteSession session;
    private final Labels labels;

    HealthRows(SqliteSession session, Labels labels) {
        this.session = session;
        this.labels = labels;
    }

    void add(HealthBatch batch) throws SQLException {
        long hour = hour(batch.of());
        HealthCounts counts = new HealthCounts(batch.sessions(), 0, 0, 0, 0);
        for (Map.Entry<SessionStatus, Long> each : batch.counted().entrySet()) {
            counts = counts.plus(each.getKey(), each.getValue());
        }
        for (Map.Entry<Long, SessionStatus> each : batch.unhealthy().entrySet()) {
            counts = counts.plus(moved(hour, each.getKey(), each.getValue()));
        }
        Call.of(session, COUNT)
                .number(counts.sessions())
                .number(counts.errored())
                .number(counts.unhandled())
                .number(counts.abnormal())
                .number(counts.crashed())
                .number(hour)
                .run();
        for (Map.Entry<UserKind, Set<Long>> each : batch.users().entrySet()) {
            addUsers(hour, each.getKey(), each.getValue());
        }
        if (batch.durations().count() > 0) {
            addDurations(hour, batch.durations());
        }
    }

    private long hour(HealthHour of) throws SQLException {
        long environment = labels.of(of.environment());
        Optional<Long> known = key(FIND, of, environment).first(row -> row.getLong(1));
        if (known.isPresent()) {
            return known.get();
        }
        Call.of(session, NAME_ENVIRONMENT).number(of.project().value()).number(environment).run();
        return key(ADD, of, environment).onlyNumber();
    }

    private Call key(String sql, HealthHour of, long environment) throws SQLException {
        return Call.of(session, sql)
                .number(of.project().value())
                .number(Columns.hour(of.hour()))
                .number(labels.of(of.release()))
                .number(environment);
    }

    /// What changes when a session is told to have gone wrong: it leaves its former column.
    private HealthCounts moved(long hour, long id, SessionStatus told) throws SQLException {
        Optional<SessionStatus> before = Call.of(session, STATUS).number(hour).number(id)
                .first(row -> Columns.word(SessionStatus.class, row, "status"));
        SessionStatus former = before.orElse(SessionStatus.HEALTHY);
        if (told.compareTo(former) <= 0) {
            return HealthCounts.NONE;
        }
        Call.of(session, SET_STATUS).number(hour).number(id).text(Columns.word(told)).run();
        return HealthCounts.NONE.plus(former, -1).plus(told, 1);
    }

    private void addUsers(long hour, UserKind kind, Set<Long> users) throws SQLException {
        String word = Columns.word(kind);
        UserSketch before = Call.of(session, USERS).number(hour).text(word)
                .first(row -> UserSketch.parse(row.getBytes(1))).orElse(UserSketch.EMPTY);
        UserSketch after = before.plus(users);
        if (after != before) {
            Call.of(session, SET_USERS).number(hour).text(word).bytes(after.toBytes()).run();
        }
    }

    private void addDurations(long hour, DurationSketch durations) throws SQLException {
        DurationSketch before = Call.of(session, DURATIONS).number(hour)
                .first(row -> DurationSketch.parse(row.getBytes(1))).orElseThrow();
        Call.of(session, SET_DURATIONS)
                .bytes(before.plus(durations).toBytes()).number(hour).run();
    }
}
