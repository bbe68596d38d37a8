package io.corral.store.embedded.sqlite;

import java.sql.SQLException;

/// What is done inside one transaction.
///
/// @param <T> what it yields
@FunctionalInterface
public interface SqlWork<T> {

    /// Runs on a session that is in a transaction; neither commits nor rolls back itself.
    T run(SqliteSession session) throws SQLException;
}
