package io.corral.store.embedded.event;

import io.corral.store.issue.KeyLink;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Changes to the copied key table, inside a transaction. A key stands in the table at most once.
/// Changes by many keys go through a temporary table and one statement.
final class KeyTable {

    private KeyTable() {}

    static void change(DuckDBConnection connection, List<KeyLink> links) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                              CREATE OR REPLACE TEMP TABLE changed_key
                                  (project_id BIGINT, grouping_key BIGINT)""");
            try (DuckDBAppender appender =
                    connection.createAppender("temp", "main", "changed_key")) {
                for (KeyLink link : links) {
                    appender.beginRow();
                    appender.append(link.key().project().value());
                    appender.append(link.key().key());
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
        add(connection, links);
    }

    private static void add(DuckDBConnection connection, List<KeyLink> links)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("main", "issue_key")) {
            for (KeyLink link : links) {
                if (link.issue() != null) {
                    appender.beginRow();
                    appender.append(link.key().project().value());
                    appender.append(link.key().key());
                    appender.append(link.issue().value());
                    appender.endRow();
                }
            }
            appender.flush();
        }
    }
}
