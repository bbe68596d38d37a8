package io.corral.store.embedded.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.KeyBatch;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.issue.UserReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What users said about events.
final class UserReportRows {

    private static final String ADD =
            """
            INSERT INTO user_report (project_id, event_high, event_low, key, name, email, comments,
                received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String ANY_WAITING =
            "SELECT 1 FROM user_report WHERE key IS NULL LIMIT 1";
    private static final String LINK =
            """
            UPDATE user_report SET key = ?
            WHERE key IS NULL AND event_high = ? AND event_low = ? AND project_id = ?""";
    private static final String OF_ISSUE =
            """
            SELECT u.* FROM issue_key k
            JOIN user_report u ON u.project_id = k.project_id AND u.key = k.key
            WHERE k.issue_id = ? ORDER BY u.id DESC LIMIT ? OFFSET ?""";

    private static final String OF_PROJECT =
            "SELECT * FROM user_report WHERE project_id = ? ORDER BY id DESC LIMIT ? OFFSET ?";

    private final SqliteSession session;

    UserReportRows(SqliteSession session) {
        this.session = session;
    }

    void add(UserReport report) throws SQLException {
        Call.of(session, ADD)
                .number(report.project().value())
                .number(report.event().high())
                .number(report.event().low())
                .number(report.key())
                .text(report.name())
                .text(report.email())
                .text(report.comments())
                .time(report.receivedAt())
                .run();
    }

    /// Links reports that came before their event.
    void link(KeyBatch batch) throws SQLException {
        if (Call.of(session, ANY_WAITING).first(_ -> true).isEmpty()) {
            return;
        }
        for (EventId event : batch.events()) {
            Call.of(session, LINK)
                    .number(batch.key().key())
                    .number(event.high())
                    .number(event.low())
                    .number(batch.key().project().value())
                    .run();
        }
    }

    List<UserReport> ofIssue(IssueId issue, int offset, int limit) throws SQLException {
        return Call.of(session, OF_ISSUE)
                .number(issue.value())
                .number(limit)
                .number(offset)
                .list(UserReportRows::report);
    }

    List<UserReport> ofProject(ProjectId project, int offset, int limit) throws SQLException {
        return Call.of(session, OF_PROJECT)
                .number(project.value())
                .number(limit)
                .number(offset)
                .list(UserReportRows::report);
    }

    private static UserReport report(ResultSet row) throws SQLException {
        return new UserReport(
                row.getLong("id"),
                new ProjectId(row.getLong("project_id")),
                new EventId(row.getLong("event_high"), row.getLong("event_low")),
                Columns.optionalNumber(row, "key"),
                row.getString("name"),
                row.getString("email"),
                row.getString("comments"),
                Columns.time(row, "received_at"));
    }
}
