package io.corral.store.embedded.event;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.store.event.KeyIssue;
import io.corral.store.event.ProjectKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Changes to the copied key table and to the keys of rows, inside a transaction. A key stands in
/// the table at most once. Changes by many keys go through a temporary table and one statement.
final class KeyTable {

    private KeyTable() {}

    static void add(DuckDBConnection connection, List<KeyIssue> entries) throws SQLException {
        var issues = new LinkedHashMap<ProjectKey, IssueId>();
        entries.forEach(entry -> issues.put(entry.key(), entry.issue()));
        try (DuckDBAppender appender = connection.createAppender("main", "issue_key")) {
            for (var entry : issues.entrySet()) {
                appender.beginRow();
                appender.append(entry.getKey().project().value());
                appender.append(entry.getKey().key());
                appender.append(entry.getValue().value());
                appender.endRow();
            }
            appender.flush();
        }
    }

    static void change(DuckDBConnection connection, List<KeyIssue> changed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                              CREATE OR REPLACE TEMP TABLE changed_key
                                  (project_id BIGINT, grouping_key BIGINT)""");
            try (DuckDBAppender appender =
                    connection.createAppender("temp", "main", "changed_key")) {
                for (KeyIssue entry : changed) {
                    appender.beginRow();
                    appender.append(entry.key().project().value());
                    appender.append(entry.key().key());
                    appender.endRow();
                }
                appender.flush();
            }
            statement.execute("""
                              DELETE FROM issue_key USING changed_key
                              WHERE issue_key.project_id = changed_key.project_id
                                  AND issue_key.grouping_key = changed_key.grouping_key""");
            statement.execute("DROP TABLE temp.changed_key");
        }
        add(connection, changed);
    }

    static void rekey(DuckDBConnection connection, ProjectId project, Map<EventId, Long> keys)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE new_key (id UUID, key BIGINT)");
            try (DuckDBAppender appender =
                    connection.createAppender("temp", "main", "new_key")) {
                for (var entry : keys.entrySet()) {
                    appender.beginRow();
                    appender.appendUUID(entry.getKey().high(), entry.getKey().low());
                    appender.append(entry.getValue().longValue());
                    appender.endRow();
                }
                appender.flush();
            }
            update(connection, project);
            statement.execute("DROP TABLE temp.new_key");
        }
    }

    private static void update(DuckDBConnection connection, ProjectId project)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE event SET grouping_key = new_key.key FROM new_key
                WHERE event.id = new_key.id AND event.project_id = ? AND event.grouping_key <> 0
                """)) {
            update.setLong(1, project.value());
            update.executeUpdate();
        }
    }
}
