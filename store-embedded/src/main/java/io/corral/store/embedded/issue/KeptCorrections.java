package io.corral.store.embedded.issue;

import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Corrections that can be undone, under the history entry that tells of them; their rows are in
/// [RowArchive]. Used within a transaction.
record KeptCorrections(SqliteSession session) {

    private static final String OPEN =
            "INSERT INTO correction (activity_id, kind, parent_id) VALUES (?, ?, ?)";
    private static final String FIND =
            """
            SELECT c.kind, c.parent_id FROM correction c JOIN activity a ON a.id = c.activity_id
            WHERE a.id = ? AND a.issue_id = ?""";
    private static final String CLOSE = "DELETE FROM correction WHERE activity_id = ?";

    /// What was corrected.
    ///
    /// @param kind `merge` or `split`
    /// @param parent the issue that took over or gave away
    record Kept(String kind, long parent) {}

    void open(long activity, Kept kept) throws SQLException {
        Call.of(session, OPEN).number(activity).text(kept.kind()).number(kept.parent()).run();
    }

    /// Finds what can be undone.
    ///
    /// @return null when the entry does not stand in this issue's history, or can be undone no more
    @Nullable
    Kept find(long activity, long issue) throws SQLException {
        return Call.of(session, FIND)
                .number(activity)
                .number(issue)
                .first(row -> new Kept(row.getString("kind"), row.getLong("parent_id")))
                .orElse(null);
    }

    /// Forgets what was kept.
    void close(long activity) throws SQLException {
        Call.of(session, CLOSE).number(activity).run();
    }
}
