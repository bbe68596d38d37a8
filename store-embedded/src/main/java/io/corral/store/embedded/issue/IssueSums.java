package io.corral.store.embedded.issue;

import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;

/// Sums up what is counted per key anew, for an issue whose keys changed. Used within a
/// transaction.
final class IssueSums {

    private static final String SUM =
            """
            UPDATE issue SET
                events = k.events, first_seen = k.first_seen, last_seen = k.last_seen,
                first_release = (SELECT r.release_label FROM issue_key q
                    JOIN key_release r ON r.key_id = q.id
                    WHERE q.issue_id = ?1 AND r.release_label <> 0
                    ORDER BY r.first_seen LIMIT 1),
                first_release_at = (SELECT min(r.first_seen) FROM issue_key q
                    JOIN key_release r ON r.key_id = q.id
                    WHERE q.issue_id = ?1 AND r.release_label <> 0),
                last_release = (SELECT r.release_label FROM issue_key q
                    JOIN key_release r ON r.key_id = q.id
                    WHERE q.issue_id = ?1 AND r.release_label <> 0
                    ORDER BY r.last_seen DESC LIMIT 1),
                last_release_at = (SELECT max(r.last_seen) FROM issue_key q
                    JOIN key_release r ON r.key_id = q.id
                    WHERE q.issue_id = ?1 AND r.release_label <> 0)
            FROM (SELECT sum(events) AS events, min(first_seen) AS first_seen,
                    max(last_seen) AS last_seen
                FROM issue_key WHERE issue_id = ?1) k
            WHERE issue.id = ?1 AND k.events IS NOT NULL""";
    private static final String COMMENTS =
            """
            UPDATE issue SET comments = (
                SELECT count(*) FROM activity WHERE issue_id = ?1 AND type = 'note')
            WHERE id = ?1""";
    private static final String FIRST_SEEN =
            """
            UPDATE activity SET at = (SELECT first_seen FROM issue WHERE id = ?1)
            WHERE issue_id = ?1 AND type = 'first_seen'""";

    private final SqliteSession session;
    private final IssueNumbers numbers;

    IssueSums(SqliteSession session) {
        this.session = session;
        this.numbers = new IssueNumbers(session, new Labels(session));
    }

    /// Events, times, releases and users.
    void sum(long issue) throws SQLException {
        Call.of(session, SUM).number(issue).run();
        countUsers(issue);
    }

    void countUsers(long issue) throws SQLException {
        numbers.countUsers(issue);
    }

    /// Notes in the history.
    void countComments(long issue) throws SQLException {
        Call.of(session, COMMENTS).number(issue).run();
    }

    /// The history begins with the first event.
    void beginHistory(long issue) throws SQLException {
        Call.of(session, FIRST_SEEN).number(issue).run();
    }
}
