package io.corral.store.embedded.issue;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.event.Metadata.Feedback;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Rating;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whole issues from rows.
final class IssueRows {

    /// Everything [#issue] reads; add a condition on `i`.
    static final String SELECT =
            """
            SELECT i.*, t.platform, t.logger, t.title, t.culprit, t.error_type, t.error_value,
                t.filename, t.function, t.location, f.name AS first_version,
                l.name AS last_version, w.message, w.contact_email, w.name AS contact_name,
                w.source, w.event_high, w.event_low, %s
            FROM issue i JOIN issue_text t ON t.issue_id = i.id
            LEFT JOIN issue_feedback w ON w.issue_id = i.id
            LEFT JOIN label f ON f.id = i.first_release
            LEFT JOIN label l ON l.id = i.last_release
            %s""".formatted(StateRows.COLUMNS, StateRows.JOINS);

    private IssueRows() {}

    static Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                new IssueId(row.getLong("id")),
                new ProjectId(row.getLong("project_id")),
                row.getLong("number"),
                Columns.word(IssueCategory.class, row, "category"),
                Columns.word(Level.class, row, "level"),
                row.getString("platform"),
                row.getString("logger"),
                metadata(row),
                state(row),
                numbers(row),
                Columns.word(Priority.class, row, "priority"),
                rating(row),
                assignee(row),
                Columns.flag(row, "unhandled"),
                Columns.flag(row, "inbox"),
                row.getString("share_id"),
                row.getInt("comments"));
    }

    private static Metadata metadata(ResultSet row) throws SQLException {
        return new Metadata(
                row.getString("title"),
                row.getString("error_type"),
                row.getString("error_value"),
                row.getString("filename"),
                row.getString("function"),
                row.getString("culprit"),
                row.getString("location"),
                feedback(row));
    }

    private static @Nullable Feedback feedback(ResultSet row) throws SQLException {
        String message = row.getString("message");
        Long high = Columns.optionalNumber(row, "event_high");
        Long low = Columns.optionalNumber(row, "event_low");
        return message == null
                ? null
                : new Feedback(message, row.getString("contact_email"),
                        row.getString("contact_name"), row.getString("source"),
                        high == null || low == null ? null : new EventId(high, low));
    }

    private static Issue.State state(ResultSet row) throws SQLException {
        return new Issue.State(
                Columns.word(IssueStatus.class, row, "status"),
                StateRows.substatus(row),
                Columns.time(row, "state_since"),
                StateRows.resolution(row),
                StateRows.snooze(row));
    }

    private static Issue.Numbers numbers(ResultSet row) throws SQLException {
        return new Issue.Numbers(
                row.getLong("events"),
                row.getLong("users"),
                Columns.time(row, "first_seen"),
                Columns.time(row, "last_seen"),
                row.getString("first_version"),
                row.getString("last_version"));
    }

    private static Rating rating(ResultSet row) throws SQLException {
        Instant locked = Columns.optionalTime(row, "priority_locked_at");
        if (locked != null) {
            return new Rating.ByPerson(locked);
        }
        return Columns.flag(row, "priority_rated") ? new Rating.ByVerdict() : new Rating.ByLevel();
    }

    static @Nullable Assignee assignee(ResultSet row) throws SQLException {
        Long user = Columns.optionalNumber(row, "assignee_user");
        if (user != null) {
            return new Assignee.ToUser(new UserId(user));
        }
        Long team = Columns.optionalNumber(row, "assignee_team");
        return team == null ? null : new Assignee.ToTeam(new TeamId(team));
    }
}
