package io.corral.store.embedded.sqlite;

import java.sql.SQLException;

/// What is done inside one transaction and yields nothing.
@FunctionalInterface
public interface SqlStep {

    /// Runs on a session that is in a transaction; neither commits nor rolls back itself.
    void run(SqliteSession session) throws SQLException;
}
