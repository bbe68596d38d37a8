package io.corral.store.embedded.issue;

import io.corral.domain.event.Metadata;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.KeyBatch;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;

/// Opens issues, with the next number of their project.
final class NewIssues {

    private static final String NUMBER =
            """
            INSERT INTO issue_number (project_id, last) VALUES (?, 1)
            ON CONFLICT (project_id) DO UPDATE SET last = last + 1
            RETURNING last""";
    private static final String OPEN =
            """
            INSERT INTO issue (project_id, number, category, status, substatus, state_since, level,
                priority, events, users, first_seen, last_seen, unhandled, inbox)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, 0, 1)
            RETURNING id""";
    private static final String TEXT =
            """
            INSERT INTO issue_text (issue_id, platform, logger, title, culprit, error_type,
                error_value, filename, function, location)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String WORDS =
            "INSERT INTO issue_words (rowid, title, culprit) VALUES (?, ?, ?)";

    private static final String FEEDBACK =
            """
            INSERT INTO issue_feedback (issue_id, message, contact_email, name, source,
                event_high, event_low)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private final SqliteSession session;

    NewIssues(SqliteSession session) {
        this.session = session;
    }

    /// Opens an issue that has no events yet.
    ///
    /// @return its id
    long open(KeyBatch batch, Priority priority, Instant at) throws SQLException {
        return open(batch.newest(), batch.firstSeen(), priority, at);
    }

    /// Opens an issue that has no events yet.
    ///
    /// @param newest what it shows
    /// @return its id
    long open(GroupedEvent newest, Instant firstSeen, Priority priority, Instant at)
            throws SQLException {
        long project = newest.project().value();
        long number = Call.of(session, NUMBER).number(project).onlyNumber();
        long issue = Call.of(session, OPEN)
                .number(project)
                .number(number)
                .text(newest.category().wireName())
                .text(IssueStatus.UNRESOLVED.wireName())
                .text(Substatus.NEW.wireName())
                .time(at)
                .text(newest.level().wireName())
                .text(priority.wireName())
                .time(firstSeen)
                .time(newest.timestamp())
                .onlyNumber();
        BatchWriter.texts(Call.of(session, TEXT).number(issue), newest).run();
        Call.of(session, WORDS)
                .number(issue)
                .text(newest.metadata().title())
                .text(newest.metadata().culprit())
                .run();
        Metadata.Feedback feedback = newest.metadata().feedback();
        if (feedback != null) {
            write(issue, feedback);
        }
        return issue;
    }

    private void write(long issue, Metadata.Feedback feedback) throws SQLException {
        EventId event = feedback.event();
        Call.of(session, FEEDBACK)
                .number(issue)
                .text(feedback.message())
                .text(feedback.contactEmail())
                .text(feedback.name())
                .text(feedback.source())
                .number(event == null ? null : Long.valueOf(event.high()))
                .number(event == null ? null : Long.valueOf(event.low()))
                .run();
    }
}
