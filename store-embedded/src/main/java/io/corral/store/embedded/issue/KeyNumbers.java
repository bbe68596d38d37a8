package io.corral.store.embedded.issue;

import io.corral.domain.issue.KeyBatch;
import io.corral.store.UserSketch;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is counted per grouping key: totals, hours, environments, releases, users.
final class KeyNumbers {

    private static final String COUNT =
            """
            UPDATE issue_key
            SET events = events + ?1, first_seen = min(first_seen, ?2),
                last_seen = max(last_seen, ?3)
            WHERE id = ?4""";
    private static final String COUNT_HOUR =
            """
            INSERT INTO key_hour (key_id, hour, environment_id, events) VALUES (?, ?, ?, ?)
            ON CONFLICT (key_id, hour, environment_id)
            DO UPDATE SET events = events + excluded.events""";
    private static final String COUNT_ENVIRONMENT =
            """
            INSERT INTO key_environment (key_id, environment_id, events, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key_id, environment_id)
            DO UPDATE SET events = events + excluded.events,
                first_seen = min(first_seen, excluded.first_seen),
                last_seen = max(last_seen, excluded.last_seen)""";
    private static final String COUNT_RELEASE =
            """
            INSERT INTO key_release (key_id, release_label, events, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key_id, release_label)
            DO UPDATE SET events = events + excluded.events,
                first_seen = min(first_seen, excluded.first_seen),
                last_seen = max(last_seen, excluded.last_seen)""";
    private static final String NAME_ENVIRONMENT =
            "INSERT OR IGNORE INTO project_environment (project_id, environment_id) VALUES (?, ?)";
    private static final String FIND_USERS = "SELECT sketch FROM key_users WHERE key_id = ?";
    private static final String STORE_USERS =
            """
            INSERT INTO key_users (key_id, sketch) VALUES (?, ?)
            ON CONFLICT (key_id) DO UPDATE SET sketch = excluded.sketch""";

    private final SqliteSession session;
    private final Labels labels;

    KeyNumbers(SqliteSession session, Labels labels) {
        this.session = session;
        this.labels = labels;
    }

    private record Span(long events, Instant first, Instant last) {
        private Span plus(Span other) {
            return new Span(
                    events + other.events,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    private record HourOf(long hour, long environment) implements Comparable<HourOf> {
        @Override
        public int compareTo(HourOf other) {
            int byHour = Long.compare(hour, other.hour);
            return byHour != 0 ? byHour : Long.compare(environment, other.environment);
        }
    }

    /// Adds a batch to the key.
    ///
    /// @return whether the users of the key changed
    boolean count(long key, KeyBatch batch) throws SQLException {
        Call.of(session, COUNT)
                .number(batch.count())
                .time(batch.firstSeen())
                .time(batch.lastSeen())
                .number(key)
                .run();
        countHours(key, batch);
        countSpans(COUNT_ENVIRONMENT, key, spans(batch, KeyBatch.Tally::environment));
        countSpans(COUNT_RELEASE, key, spans(batch, KeyBatch.Tally::release));
        return countUsers(key, batch);
    }

    private void countHours(long key, KeyBatch batch) throws SQLException {
        Map<HourOf, Long> hours = new TreeMap<>();
        for (KeyBatch.Tally tally : batch.tallies()) {
            long environment = labels.of(tally.environment());
            hours.merge(
                    new HourOf(Columns.hour(tally.minute()), environment),
                    tally.count(),
                    Long::sum);
        }
        for (var hour : hours.entrySet()) {
            Call.of(session, COUNT_HOUR)
                    .number(key)
                    .number(hour.getKey().hour())
                    .number(hour.getKey().environment())
                    .number(hour.getValue())
                    .run();
        }
    }

    private static Map<String, Span> spans(
            KeyBatch batch, Function<KeyBatch.Tally, @Nullable String> nameOf) {
        Map<String, Span> spans = new TreeMap<>();
        for (KeyBatch.Tally tally : batch.tallies()) {
            String name = nameOf.apply(tally);
            Span span = new Span(tally.count(), tally.firstSeen(), tally.lastSeen());
            spans.merge(name == null ? "" : name, span, Span::plus);
        }
        return spans;
    }

    private void countSpans(String sql, long key, Map<String, Span> spans) throws SQLException {
        for (var entry : spans.entrySet()) {
            Call.of(session, sql)
                    .number(key)
                    .number(labels.of(entry.getKey()))
                    .number(entry.getValue().events())
                    .time(entry.getValue().first())
                    .time(entry.getValue().last())
                    .run();
        }
    }

    /// Remembers that the project has these environments.
    void nameEnvironments(KeyBatch batch) throws SQLException {
        for (String environment : spans(batch, KeyBatch.Tally::environment).keySet()) {
            Call.of(session, NAME_ENVIRONMENT)
                    .number(batch.key().project().value())
                    .number(labels.of(environment))
                    .run();
        }
    }

    private boolean countUsers(long key, KeyBatch batch) throws SQLException {
        if (batch.users().isEmpty()) {
            return false;
        }
        Optional<byte[]> stored =
                Call.of(session, FIND_USERS).number(key).first(row -> row.getBytes(1));
        UserSketch before = stored.map(UserSketch::parse).orElse(UserSketch.EMPTY);
        UserSketch after = before.plus(batch.users().keySet());
        if (after == before) {
            return false;
        }
        Call.of(session, STORE_USERS).number(key).bytes(after.toBytes()).run();
        return true;
    }
}
