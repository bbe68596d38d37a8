package io.corral.store.embedded.issue;

import io.corral.domain.regroup.KeyNumbers;
import io.corral.domain.regroup.KeyNumbers.HourOf;
import io.corral.domain.regroup.KeyNumbers.Span;
import io.corral.store.UserSketch;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All numbers of a key, read and replaced as a whole, within a transaction.
final class KeyNumberRows {

    private static final String EVENTS =
            "SELECT events, first_seen, last_seen FROM issue_key WHERE id = ? AND events > 0";
    private static final String HOURS =
            """
            SELECT h.hour, l.name, h.events FROM key_hour h
            JOIN label l ON l.id = h.environment_id WHERE h.key_id = ?""";
    private static final String ENVIRONMENTS =
            """
            SELECT l.name, e.events, e.first_seen, e.last_seen FROM key_environment e
            JOIN label l ON l.id = e.environment_id WHERE e.key_id = ?""";
    private static final String RELEASES =
            """
            SELECT l.name, r.events, r.first_seen, r.last_seen FROM key_release r
            JOIN label l ON l.id = r.release_label WHERE r.key_id = ?""";
    private static final String USERS = "SELECT sketch FROM key_users WHERE key_id = ?";
    private static final List<String> FORGET = List.of(
            "DELETE FROM key_hour WHERE key_id = ?",
            "DELETE FROM key_environment WHERE key_id = ?",
            "DELETE FROM key_release WHERE key_id = ?",
            "DELETE FROM key_users WHERE key_id = ?");
    private static final String SET_EVENTS =
            """
            UPDATE issue_key SET events = ?1, first_seen = coalesce(?2, first_seen),
                last_seen = coalesce(?3, last_seen) WHERE id = ?4""";
    private static final String ADD_HOUR =
            "INSERT INTO key_hour (key_id, hour, environment_id, events) VALUES (?, ?, ?, ?)";
    private static final String ADD_ENVIRONMENT =
            """
            INSERT INTO key_environment (key_id, environment_id, events, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?)""";
    private static final String ADD_RELEASE =
            """
            INSERT INTO key_release (key_id, release_label, events, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?)""";
    private static final String ADD_USERS =
            "INSERT INTO key_users (key_id, sketch) VALUES (?, ?)";

    private final SqliteSession session;
    private final Labels labels;

    KeyNumberRows(SqliteSession session, Labels labels) {
        this.session = session;
        this.labels = labels;
    }

    /// The numbers of a key's row; none for one that counts nothing.
    KeyNumbers read(long key) throws SQLException {
        Map<HourOf, Long> hours = new TreeMap<>();
        Call.of(session, HOURS).number(key).list(row -> hours.put(
                new HourOf(Columns.ofHour(row.getLong(1)), row.getString(2)), row.getLong(3)));
        Map<String, Span> environments = spans(ENVIRONMENTS, key);
        Map<String, Span> releases = spans(RELEASES, key);
        Optional<KeyNumbers> numbers = Call.of(session, EVENTS).number(key)
                .first(row -> new KeyNumbers(row.getLong(1), Columns.time(row, "first_seen"),
                        Columns.time(row, "last_seen"), hours, environments, releases));
        return numbers.orElse(KeyNumbers.NONE);
    }

    private Map<String, Span> spans(String sql, long key) throws SQLException {
        Map<String, Span> spans = new TreeMap<>();
        Call.of(session, sql).number(key).list(row -> spans.put(row.getString(1),
                new Span(row.getLong(2), Columns.time(row, "first_seen"),
                        Columns.time(row, "last_seen"))));
        return spans;
    }

    UserSketch users(long key) throws SQLException {
        return Call.of(session, USERS).number(key)
                .first(row -> UserSketch.parse(row.getBytes(1)))
                .orElse(UserSketch.EMPTY);
    }

    /// Replaces everything that is counted for a key's row.
    void replace(long key, KeyNumbers numbers, UserSketch users) throws SQLException {
        for (String sql : FORGET) {
            Call.of(session, sql).number(key).run();
        }
        Call.of(session, SET_EVENTS)
                .number(numbers.events())
                .time(numbers.firstSeen())
                .time(numbers.lastSeen())
                .number(key)
                .run();
        for (var hour : numbers.hours().entrySet()) {
            Call.of(session, ADD_HOUR)
                    .number(key)
                    .number(Columns.hour(hour.getKey().hour()))
                    .number(labels.of(hour.getKey().environment()))
                    .number(hour.getValue())
                    .run();
        }
        add(ADD_ENVIRONMENT, key, numbers.environments());
        add(ADD_RELEASE, key, numbers.releases());
        if (users.count() > 0) {
            Call.of(session, ADD_USERS).number(key).bytes(users.toBytes()).run();
        }
    }

    private void add(String sql, long key, Map<String, Span> spans) throws SQLException {
        for (var span : spans.entrySet()) {
            Call.of(session, sql)
                    .number(key)
                    .number(labels.of(span.getKey()))
                    .number(span.getValue().events())
                    .time(span.getValue().firstSeen())
                    .time(span.getValue().lastSeen())
                    .run();
        }
    }
}
