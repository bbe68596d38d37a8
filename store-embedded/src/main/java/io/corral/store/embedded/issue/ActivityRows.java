package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The history of issues.
final class ActivityRows {

    private static final String ADD =
            """
            INSERT INTO activity (issue_id, type, actor_id, at) VALUES (?, ?, ?, ?)
            RETURNING id""";
    private static final String ADD_VALUE =
            "INSERT INTO activity_value (activity_id, name, kind, value) VALUES (?, ?, ?, ?)";
    private static final String SET_VALUE =
            """
            INSERT OR REPLACE INTO activity_value (activity_id, name, kind, value)
            SELECT id, ?, ?, ? FROM activity WHERE id = ? AND issue_id = ?""";
    private static final String COUNT_NOTE =
            "UPDATE issue SET comments = comments + 1 WHERE id = ?";
    private static final String UNCOUNT_NOTE =
            "UPDATE issue SET comments = comments - 1 WHERE id = ?";
    private static final String REWRITE_NOTE =
            """
            UPDATE activity_value SET value = ? WHERE name = 'text' AND activity_id = (
                SELECT id FROM activity
                WHERE id = ? AND issue_id = ? AND actor_id = ? AND type = 'note')""";
    private static final String DELETE_NOTE =
            """
            DELETE FROM activity
            WHERE id = ? AND issue_id = ? AND actor_id = ? AND type = 'note'""";
    private static final String LIST =
            """
            SELECT id, issue_id, type, actor_id, at FROM activity
            WHERE issue_id = ?1 AND (?2 = '' OR instr(?2, ',' || type || ',') > 0)
            ORDER BY at DESC, id DESC LIMIT ?3 OFFSET ?4""";
    private static final String OF_PROJECTS =
            """
            SELECT a.id, a.issue_id, a.type, a.actor_id, a.at FROM activity a
            JOIN issue i ON i.id = a.issue_id
            WHERE a.type IN (SELECT value FROM json_each(?)) AND a.at >= ?
                AND i.project_id IN (SELECT value FROM json_each(?))
            ORDER BY a.at DESC, a.id DESC LIMIT ?""";
    private static final String VALUES =
            """
            SELECT activity_id, name, kind, value FROM activity_value
            WHERE activity_id IN (SELECT value FROM json_each(?))""";

    private final SqliteSession session;

    ActivityRows(SqliteSession session) {
        this.session = session;
    }

    private record Row(
            long id, long issue, ActivityType type, @Nullable UserId actor, Instant at) {}

    Activity add(long issue, @Nullable UserId actor, Instant at, Activity.Entry entry)
            throws SQLException {
        long id = Call.of(session, ADD)
                .number(issue)
                .text(entry.type().wireName())
                .number(StateRows.id(actor))
                .time(at)
                .onlyNumber();
        for (var value : entry.data().entrySet()) {
            Call.of(session, ADD_VALUE)
                    .number(id)
                    .text(value.getKey())
                    .text(kind(value.getValue()))
                    .text(value.getValue().toString())
                    .run();
        }
        if (entry.type() == ActivityType.NOTE) {
            Call.of(session, COUNT_NOTE).number(issue).run();
        }
        return new Activity(id, new IssueId(issue), actor, at, entry);
    }

    /// Adds values to an entry; those it has already are replaced.
    void annotate(long issue, long activity, Map<String, Object> data) throws SQLException {
        for (var value : data.entrySet()) {
            Call.of(session, SET_VALUE)
                    .text(value.getKey())
                    .text(kind(value.getValue()))
                    .text(value.getValue().toString())
                    .number(activity)
                    .number(issue)
                    .run();
        }
    }

    boolean rewriteNote(long issue, long note, UserId author, String text) throws SQLException {
        return Call.of(session, REWRITE_NOTE)
                .text(text)
                .number(note)
                .number(issue)
                .number(author.value())
                .run() > 0;
    }

    boolean deleteNote(long issue, long note, UserId author) throws SQLException {
        int deleted = Call.of(session, DELETE_NOTE)
                .number(note)
                .number(issue)
                .number(author.value())
                .run();
        if (deleted > 0) {
            Call.of(session, UNCOUNT_NOTE).number(issue).run();
        }
        return deleted > 0;
    }

    private static String kind(Object value) {
        return switch (value) {
            case String _ -> "text";
            case Long _ -> "number";
            case Boolean _ -> "flag";
            default -> throw new IllegalArgumentException(
                    "History holds String, Long and Boolean, found " + value.getClass());
        };
    }

    private static Object value(String kind, String text) {
        return switch (kind) {
            case "text" -> text;
            case "number" -> Long.valueOf(text);
            case "flag" -> Boolean.valueOf(text);
            default -> throw new IllegalStateException("Unknown kind in the database: " + kind);
        };
    }

    List<Activity> list(IssueId issue, Set<ActivityType> types, int offset, int limit)
            throws SQLException {
        String wanted = types.isEmpty()
                ? ""
                : types.stream()
                        .map(ActivityType::wireName)
                        .collect(Collectors.joining(",", ",", ","));
        List<Row> rows = Call.of(session, LIST)
                .number(issue.value())
                .text(wanted)
                .number(limit)
                .number(offset)
                .list(ActivityRows::row);
        return whole(rows);
    }

    /// What happened to issues of projects since a time, newest first.
    List<Activity> ofProjects(
            Set<ProjectId> projects, Set<ActivityType> types, Instant since, int limit)
            throws SQLException {
        Set<ActivityType> wanted = types.isEmpty() ? EnumSet.allOf(ActivityType.class) : types;
        return whole(Call.of(session, OF_PROJECTS)
                .texts(wanted.stream().map(ActivityType::wireName).toList())
                .time(since)
                .numbers(projects.stream().map(ProjectId::value).toList())
                .number(limit)
                .list(ActivityRows::row));
    }

    private List<Activity> whole(List<Row> rows) throws SQLException {
        Map<Long, Map<String, Object>> data = data(rows);
        List<Activity> activities = new ArrayList<>(rows.size());
        for (Row row : rows) {
            activities.add(new Activity(row.id, new IssueId(row.issue), row.actor, row.at,
                    new Activity.Entry(row.type, data.getOrDefault(row.id, Map.of()))));
        }
        return activities;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("issue_id"),
                Columns.word(ActivityType.class, row, "type"),
                StateRows.actor(row, "actor_id"),
                Columns.time(row, "at"));
    }

    private Map<Long, Map<String, Object>> data(List<Row> rows) throws SQLException {
        Map<Long, Map<String, Object>> data = new HashMap<>();
        Call.of(session, VALUES)
                .numbers(rows.stream().map(Row::id).toList())
                .list(row -> data.computeIfAbsent(row.getLong("activity_id"), _ -> new HashMap<>())
                        .put(row.getString("name"),
                                value(row.getString("kind"), row.getString("value"))));
        return data;
    }
}
