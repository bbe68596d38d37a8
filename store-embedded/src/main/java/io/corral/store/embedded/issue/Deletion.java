package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Deletes issues with everything counted for them, within a transaction. Their keys stay, without
/// an issue.
final class Deletion {

    private static final List<String> OF_KEYS = List.of(
            "DELETE FROM key_hour WHERE key_id IN (SELECT id FROM issue_key WHERE issue_id = ?)",
            "DELETE FROM key_environment"
                    + " WHERE key_id IN (SELECT id FROM issue_key WHERE issue_id = ?)",
            "DELETE FROM key_release WHERE key_id IN (SELECT id FROM issue_key WHERE issue_id = ?)",
            "DELETE FROM key_users WHERE key_id IN (SELECT id FROM issue_key WHERE issue_id = ?)");
    private static final String REPORTS =
            """
            DELETE FROM user_report WHERE id IN (
                SELECT u.id FROM issue_key k
                JOIN user_report u ON u.project_id = k.project_id AND u.key = k.key
                WHERE k.issue_id = ?)""";
    private static final String ISSUE = "DELETE FROM issue WHERE id = ?";
    private static final String WORDS = "DELETE FROM issue_words WHERE rowid = ?";
    private static final String OUTBOX = "DELETE FROM outbox WHERE issue_id = ?";
    private static final List<String> LIKENESS = List.of(
            "DELETE FROM issue_sketch WHERE issue_id = ?",
            "DELETE FROM similar_issues WHERE first_id = ?",
            "DELETE FROM similar_issues WHERE second_id = ?");
    private static final String IDLE =
            """
            SELECT id FROM issue WHERE project_id = ? AND last_seen < ?
            ORDER BY last_seen LIMIT ?""";
    private static final String OF_PROJECT =
            "SELECT id FROM issue WHERE project_id = ? LIMIT ?";
    private static final List<String> PROJECT = List.of(
            "DELETE FROM project_environment WHERE project_id = ?",
            "DELETE FROM user_report WHERE project_id = ?",
            "DELETE FROM split_mark WHERE project_id = ?",
            "DELETE FROM release_project WHERE project_id = ?",
            "DELETE FROM deploy_project WHERE project_id = ?",
            "DELETE FROM health_hour WHERE project_id = ?",
            "DELETE FROM outcome_hour WHERE project_id = ?",
            "DELETE FROM grouping_proposal WHERE project_id = ?",
            "DELETE FROM proposal_settings WHERE project_id = ?");

    private final SqliteSession session;
    private final KeyLinks links;

    Deletion(SqliteSession session) {
        this.session = session;
        this.links = new KeyLinks(session);
    }

    /// Deletes one issue.
    ///
    /// @return the keys it had
    List<IssueKey> delete(IssueId issue) throws SQLException {
        List<IssueKey> keys = links.ofIssue(issue);
        Call.of(session, REPORTS).number(issue.value()).run();
        for (String sql : OF_KEYS) {
            Call.of(session, sql).number(issue.value()).run();
        }
        links.move(issue.value(), null, null);
        for (String sql : List.of(ISSUE, WORDS, OUTBOX)) {
            Call.of(session, sql).number(issue.value()).run();
        }
        for (String sql : LIKENESS) {
            Call.of(session, sql).number(issue.value()).run();
        }
        return keys;
    }

    List<IssueKey> deleteIdle(ProjectId project, Instant lastSeenBefore, int issuesMax)
            throws SQLException {
        List<IssueId> idle = Call.of(session, IDLE)
                .number(project.value())
                .time(lastSeenBefore)
                .number(issuesMax)
                .list(row -> new IssueId(row.getLong(1)));
        List<IssueKey> keys = new ArrayList<>();
        for (IssueId issue : idle) {
            keys.addAll(delete(issue));
        }
        return keys;
    }

    /// Deletes some issues of a project.
    ///
    /// @return whether there were any
    boolean deleteOfProject(ProjectId project, int issuesMax) throws SQLException {
        List<IssueId> issues = Call.of(session, OF_PROJECT)
                .number(project.value())
                .number(issuesMax)
                .list(row -> new IssueId(row.getLong(1)));
        for (IssueId issue : issues) {
            delete(issue);
        }
        return !issues.isEmpty();
    }

    /// Deletes what a project has beside issues.
    void deleteRest(ProjectId project) throws SQLException {
        for (String sql : PROJECT) {
            Call.of(session, sql).number(project.value()).run();
        }
    }
}
