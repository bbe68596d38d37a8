package io.corral.store.embedded.issue;

import io.corral.domain.health.DurationSketch;
import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.UserKind;
import io.corral.domain.id.ProjectId;
import io.corral.store.UserSketch;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.health.HealthQuery;
import io.corral.store.health.HealthQuery.By;
import io.corral.store.health.HealthQuery.Detail;
import io.corral.store.health.HealthStore;
import io.corral.store.health.HealthSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Sums of sessions in `corral.db`.
public final class SqliteHealthStore implements HealthStore {

    /// Group columns; what is not asked for is 0, which no project or release has as its number.
    private static final String GROUP =
            """
            h.project_id * ?1 AS project_id, h.release_label * ?2 AS release_label,
            h.environment_id * ?3 AS environment_id, (h.hour - ?4) / ?5 AS interval""";
    private static final String WHERE =
            """
            h.hour >= ?4 AND h.hour < ?6
                AND h.project_id IN (SELECT value FROM json_each(?7))
                AND (?8 IS NULL OR h.environment_id IN (
                    SELECT id FROM label WHERE name IN (SELECT value FROM json_each(?8))))""";
    private static final String OF_RELEASES =
            """
             AND h.release_label IN (
                SELECT id FROM label WHERE name IN (SELECT value FROM json_each(?9)))""";
    private static final String COUNTS =
            """
            SELECT %s, sum(h.sessions) AS sessions, sum(h.errored) AS errored,
                sum(h.unhandled) AS unhandled, sum(h.abnormal) AS abnormal,
                sum(h.crashed) AS crashed
            FROM health_hour h WHERE %s%s GROUP BY 1, 2, 3, 4""";
    private static final String USERS =
            """
            SELECT %s, u.kind, u.sketch
            FROM health_hour h JOIN health_users u ON u.hour_id = h.id WHERE %s%s""";
    private static final String DURATIONS =
            "SELECT %s, h.durations FROM health_hour h WHERE %s%s AND h.durations <> x''";
    private static final String LABELS =
            "SELECT id, name FROM label WHERE id IN (SELECT value FROM json_each(?))";
    private static final String KNOWN =
            """
            SELECT p.value AS project_id, l.name AS release
            FROM label l JOIN json_each(?1) p
            WHERE l.name IN (SELECT value FROM json_each(?2)) AND EXISTS (
                SELECT 1 FROM health_hour h
                WHERE h.release_label = l.id AND h.project_id = p.value)""";
    private static final String DROP = "DELETE FROM health_hour WHERE hour < ?";
    private static final String SETTLE =
            """
            DELETE FROM health_session
            WHERE hour_id IN (SELECT id FROM health_hour WHERE hour < ?)""";

    private final SqliteDatabase database;

    public SqliteHealthStore(SqliteDatabase database) {
        this.database = database;
    }

    private record Key(long project, long release, long environment, int interval) {
        private static Key of(ResultSet row) throws SQLException {
            return new Key(row.getLong("project_id"), row.getLong("release_label"),
                    row.getLong("environment_id"), row.getInt("interval"));
        }
    }

    /// Sums of one key as they come.
    private static final class Sum {
        private HealthCounts counts = HealthCounts.NONE;
        private final Map<UserKind, UserSketch> users = new EnumMap<>(UserKind.class);
        private DurationSketch durations = DurationSketch.EMPTY;
    }

    @Override
    public List<HealthSum> sums(HealthQuery query) {
        return database.read(session -> sums(session, query));
    }

    private static List<HealthSum> sums(SqliteSession session, HealthQuery query)
            throws SQLException {
        Map<Key, Sum> sums = new HashMap<>();
        call(session, COUNTS, query).list(row -> sum(sums, row).counts = new HealthCounts(
                row.getLong("sessions"), row.getLong("errored"), row.getLong("unhandled"),
                row.getLong("abnormal"), row.getLong("crashed")));
        if (query.detail().contains(Detail.USERS)) {
            call(session, USERS, query).list(row -> sum(sums, row).users.merge(
                    Columns.word(UserKind.class, row, "kind"),
                    UserSketch.parse(row.getBytes("sketch")), UserSketch::plus));
        }
        if (query.detail().contains(Detail.DURATIONS)) {
            call(session, DURATIONS, query).list(row -> {
                Sum sum = sum(sums, row);
                sum.durations = sum.durations.plus(DurationSketch.parse(row.getBytes("durations")));
                return sum;
            });
        }
        return named(session, query, sums);
    }

    private static Sum sum(Map<Key, Sum> sums, ResultSet row) throws SQLException {
        return sums.computeIfAbsent(Key.of(row), _ -> new Sum());
    }

    private static Call call(SqliteSession session, String sql, HealthQuery query)
            throws SQLException {
        boolean some = !query.releases().isEmpty();
        Call call = Call.of(session, sql.formatted(GROUP, WHERE, some ? OF_RELEASES : ""))
                .flag(query.by().contains(By.PROJECT))
                .flag(query.by().contains(By.RELEASE))
                .flag(query.by().contains(By.ENVIRONMENT))
                .number(Columns.hour(query.axis().from()))
                .number(query.axis().hours())
                .number(Columns.hour(query.axis().to()))
                .numbers(query.projects().stream().map(ProjectId::value).toList())
                .texts(query.environments().isEmpty() ? null : query.environments());
        return some ? call.texts(query.releases()) : call;
    }

    private static List<HealthSum> named(
            SqliteSession session, HealthQuery query, Map<Key, Sum> sums) throws SQLException {
        Map<Long, String> labels = labels(session, sums.keySet());
        List<HealthSum> named = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> named.add(new HealthSum(
                new HealthSum.Group(
                        key.project() == 0 ? null : new ProjectId(key.project()),
                        key.release() == 0 ? null : labels.get(key.release()),
                        query.by().contains(By.ENVIRONMENT)
                                ? labels.get(key.environment())
                                : null),
                key.interval(), sum.counts, sum.users, sum.durations)));
        return named;
    }

    private static Map<Long, String> labels(SqliteSession session, Collection<Key> keys)
            throws SQLException {
        List<Long> ids = keys.stream().flatMap(
                key -> List.of(key.release(), key.environment()).stream()).distinct().toList();
        return Call.of(session, LABELS).numbers(ids)
                .list(row -> Map.entry(row.getLong(1), row.getString(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Set<HealthSum.Group> known(Set<ProjectId> projects, Set<String> releases) {
        return Set.copyOf(database.read(session -> Call.of(session, KNOWN)
                .numbers(projects.stream().map(ProjectId::value).toList())
                .texts(releases)
                .list(row -> new HealthSum.Group(new ProjectId(row.getLong("project_id")),
                        row.getString("release"), null))));
    }

    @Override
    public void dropBefore(Instant hour) {
        database.update(
                session -> Call.of(session, DROP).number(Columns.hour(hour)).run());
    }

    @Override
    public void settleBefore(Instant hour) {
        database.update(
                session -> Call.of(session, SETTLE).number(Columns.hour(hour)).run());
    }
}
