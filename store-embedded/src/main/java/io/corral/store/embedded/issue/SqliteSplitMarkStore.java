package io.corral.store.embedded.issue;

import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.issue.SplitMarkStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Split marks in `corral.db`.
public final class SqliteSplitMarkStore implements SplitMarkStore {

    private static final String ALL = "SELECT * FROM split_mark ORDER BY id";
    private static final String ADD =
            """
            INSERT INTO split_mark (project_id, key, kind, name, value, actor_id, at, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""";
    private static final String REMOVE = "DELETE FROM split_mark WHERE id = ?";

    private final SqliteDatabase database;

    public SqliteSplitMarkStore(SqliteDatabase database) {
        this.database = database;
    }

    private record Row(String kind, String name, String value) {}

    @Override
    public List<SplitMark> all() {
        return database.read(session -> Call.of(session, ALL).list(SqliteSplitMarkStore::mark));
    }

    private static SplitMark mark(ResultSet row) throws SQLException {
        return new SplitMark(
                row.getLong("id"), new ProjectId(row.getLong("project_id")), row.getLong("key"),
                condition(new Row(row.getString("kind"), row.getString("name"),
                        row.getString("value"))));
    }

    private static Condition condition(Row row) {
        return switch (row.kind) {
            case "frame" -> new Condition.HasFrame(row.value);
            case "tag" -> new Condition.HasTag(row.name, row.value);
            case "message" -> new Condition.HasMessage(row.value);
            case "events" -> new Condition.IsOneOf(events(row.value));
            default -> throw new IllegalStateException(
                    "Unknown split mark in the database: " + row.kind);
        };
    }

    private static Set<EventId> events(String ids) {
        return Arrays.stream(ids.split(","))
                .map(id -> EventId.parse(id).orElseThrow()).collect(Collectors.toSet());
    }

    private static Row row(Condition condition) {
        return switch (condition) {
            case Condition.HasFrame(var token) -> new Row("frame", "", token);
            case Condition.HasTag(var name, var value) -> new Row("tag", name, value);
            case Condition.HasMessage(var template) -> new Row("message", "", template);
            case Condition.IsOneOf(var events) -> new Row("events", "",
                    new TreeSet<>(events).stream().map(EventId::toString)
                            .collect(Collectors.joining(",")));
        };
    }

    @Override
    public SplitMark add(ProjectId project, long key, Condition when, Correction by) {
        Row row = row(when);
        long id = database.write(session -> Call.of(session, ADD)
                .number(project.value())
                .number(key)
                .text(row.kind)
                .text(row.name)
                .text(row.value)
                .number(StateRows.id(by.actor()))
                .time(by.at())
                .text(by.reason())
                .onlyNumber());
        return new SplitMark(id, project, key, when);
    }

    @Override
    public boolean remove(long id) {
        return database.write(session -> Call.of(session, REMOVE).number(id).run()) > 0;
    }
}
