package io.corral.store.embedded.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.Watermark;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.outbox.OutboxEntry;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes what follows from a digest batch or from an edit.
final class OutboxRows {

    private static final String ADD =
            """
            INSERT INTO outbox (deduplication_key, kind, project_id, issue_id, event_high,
                event_low, release, created_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final SqliteSession session;
    private final String cause;
    private final Instant at;

    /// What follows from the batch up to a position.
    OutboxRows(SqliteSession session, Watermark position, Instant at) {
        this(session, position.partition() + "-" + position.sequence(), at);
    }

    /// What follows from an edit.
    OutboxRows(SqliteSession session, Instant at) {
        this(session, "edit-" + at.toEpochMilli(), at);
    }

    private OutboxRows(SqliteSession session, String cause, Instant at) {
        this.session = session;
        this.cause = cause;
        this.at = at;
    }

    void add(
            OutboxEntry.Kind kind,
            long issue,
            ProjectId project,
            EventId event,
            @Nullable String release)
            throws SQLException {
        String word = Columns.word(kind);
        String key = word + ":" + issue + ":" + cause;
        Call.of(session, ADD)
                .text(key)
                .text(word)
                .number(project.value())
                .number(issue)
                .number(event.high())
                .number(event.low())
                .text(release)
                .time(at)
                .time(at)
                .run();
    }
}
