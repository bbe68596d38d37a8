package io.corral.store.embedded.issue;

import io.corral.domain.issue.GroupedEvent;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Sums issues up anew from their keys, within a transaction.
final class RegroupIssues {

    private static final String SUM =
            """
            UPDATE issue SET
                events = k.events, first_seen = k.first_seen, last_seen = k.last_seen,
                unhandled = coalesce(?2, unhandled),
                comments = (SELECT count(*) FROM activity
                    WHERE issue_id = ?1 AND type = 'note')
            FROM (SELECT sum(events) AS events, min(first_seen) AS first_seen,
                      max(last_seen) AS last_seen
                  FROM issue_key WHERE issue_id = ?1 AND events > 0) k
            WHERE id = ?1 AND k.events IS NOT NULL""";
    private static final String RELEASES =
            """
            UPDATE issue SET
                (first_release, first_release_at) = (
                    SELECT r.release_label, r.first_seen FROM issue_key k
                    JOIN key_release r ON r.key_id = k.id AND r.release_label <> 0
                    WHERE k.issue_id = ?1 ORDER BY r.first_seen, r.release_label LIMIT 1),
                (last_release, last_release_at) = (
                    SELECT r.release_label, r.last_seen FROM issue_key k
                    JOIN key_release r ON r.key_id = k.id AND r.release_label <> 0
                    WHERE k.issue_id = ?1 ORDER BY r.last_seen DESC, r.release_label LIMIT 1)
            WHERE id = ?1""";
    private static final String FIRST_SEEN =
            """
            UPDATE activity SET at = (SELECT first_seen FROM issue WHERE id = ?1)
            WHERE issue_id = ?1 AND type = 'first_seen'""";
    private static final String LEVEL = "UPDATE issue SET level = ? WHERE id = ?";
    private static final String LAST_SEEN = "SELECT last_seen FROM issue WHERE id = ?";

    private final SqliteSession session;
    private final IssueNumbers numbers;

    RegroupIssues(SqliteSession session, Labels labels) {
        this.session = session;
        this.numbers = new IssueNumbers(session, labels);
    }

    /// Sums an issue up, and shows its newest event where that is known.
    ///
    /// @param newest the latest event of the keys that changed; null when it is not known
    /// @param unhandled null leaves it as it is
    /// @return whether it shows that event
    boolean refresh(long issue, @Nullable GroupedEvent newest, @Nullable Boolean unhandled)
            throws SQLException {
        Call.of(session, SUM)
                .number(issue)
                .number(unhandled == null ? null : Long.valueOf(unhandled ? 1 : 0))
                .run();
        Call.of(session, RELEASES).number(issue).run();
        Call.of(session, FIRST_SEEN).number(issue).run();
        numbers.countUsers(issue);
        boolean shows = newest != null && Call.of(session, LAST_SEEN).number(issue)
                .onlyNumber() <= Columns.micros(newest.timestamp());
        if (newest != null && shows) {
            Call.of(session, LEVEL).text(newest.level().wireName()).number(issue).run();
            numbers.showTexts(issue, newest);
        }
        return shows;
    }
}
