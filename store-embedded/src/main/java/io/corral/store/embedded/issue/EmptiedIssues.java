package io.corral.store.embedded.issue;

import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Issues that lost all their keys: they vanish, and who looks for them finds the heir. However
/// many there are, it is a few statements. Used within a transaction.
record EmptiedIssues(SqliteSession session) {

    private static final String TABLE =
            """
            CREATE TEMP TABLE IF NOT EXISTS emptied (
                issue INTEGER PRIMARY KEY, heir INTEGER NOT NULL)""";
    private static final String ADD = "INSERT INTO emptied (issue, heir) VALUES (?, ?)";
    private static final List<String> FOLLOW = List.of(
            """
            UPDATE activity SET issue_id = e.heir FROM emptied e
            WHERE activity.issue_id = e.issue AND activity.type <> 'first_seen'""",
            """
            UPDATE issue_redirect SET target = e.heir FROM emptied e
            WHERE issue_redirect.target = e.issue""",
            """
            INSERT INTO issue_redirect (issue_id, project_id, number, target)
            SELECT i.id, i.project_id, i.number, e.heir
            FROM emptied e CROSS JOIN issue i ON i.id = e.issue""",
            "DELETE FROM issue_words WHERE rowid IN (SELECT issue FROM emptied)",
            "DELETE FROM issue WHERE id IN (SELECT issue FROM emptied)",
            "DELETE FROM emptied");

    /// @param heirs by issue; none of them is emptied itself
    void follow(Map<Long, Long> heirs) throws SQLException {
        if (heirs.isEmpty()) {
            return;
        }
        session.execute(TABLE);
        for (var each : heirs.entrySet()) {
            Call.of(session, ADD).number(each.getKey()).number(each.getValue()).run();
        }
        for (String sql : FOLLOW) {
            Call.of(session, sql).run();
        }
    }
}
