package io.corral.store.embedded.issue;

import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Rows of split marks, within a transaction, and how conditions stand in columns.
final class SplitMarkRows {

    private static final String ADD =
            """
            INSERT INTO split_mark (project_id, key, kind, name, value, actor_id, at, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""";

    private static final String REMOVE = "DELETE FROM split_mark WHERE id = ?";

    private SplitMarkRows() {}

    /// A condition as columns.
    record Row(String kind, String name, String value) {

        static Row of(Condition condition) {
            return switch (condition) {
                case Condition.HasFrame(var token) -> new Row("frame", "", token);
                case Condition.HasTag(var name, var value) -> new Row("tag", name, value);
                case Condition.HasMessage(var template) -> new Row("message", "", template);
                case Condition.IsOneOf(var events) -> new Row("events", "",
                        new TreeSet<>(events).stream().map(EventId::toString)
                                .collect(Collectors.joining(",")));
            };
        }

        /// The condition in columns `kind`, `name` and `value`.
        static Condition read(ResultSet row) throws SQLException {
            String name = row.getString("name");
            String value = row.getString("value");
            return switch (row.getString("kind")) {
                case "frame" -> new Condition.HasFrame(value);
                case "tag" -> new Condition.HasTag(name, value);
                case "message" -> new Condition.HasMessage(value);
                case "events" -> new Condition.IsOneOf(events(value));
                default -> throw new IllegalStateException(
                        "Unknown split in the database: " + row.getString("kind"));
            };
        }
    }

    private static Set<EventId> events(String ids) {
        return Arrays.stream(ids.split(","))
                .map(id -> EventId.parse(id).orElseThrow()).collect(Collectors.toSet());
    }

    static SplitMark add(
            SqliteSession session, ProjectId project, long key, Condition when, Correction by)
            throws SQLException {
        Row row = Row.of(when);
        long id = Call.of(session, ADD)
                .number(project.value())
                .number(key)
                .text(row.kind)
                .text(row.name)
                .text(row.value)
                .number(StateRows.id(by.actor()))
                .time(by.at())
                .text(by.reason())
                .onlyNumber();
        return new SplitMark(id, project, key, when);
    }

    /// Removes a mark; false when there is none of this id.
    static boolean remove(SqliteSession session, long id) throws SQLException {
        return Call.of(session, REMOVE).number(id).run() > 0;
    }
}
