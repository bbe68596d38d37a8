package io.corral.store.embedded.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.Watermark;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.outbox.OutboxEntry;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes what follows from a digest batch.
final class OutboxRows {

    private static final String ADD =
            """
            INSERT INTO outbox (deduplication_key, kind, project_id, issue_id, event_high,
                event_low, release, created_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final SqliteSession session;
    private final Watermark position;
    private final Instant at;

    OutboxRows(SqliteSession session, Watermark position, Instant at) {
        this.session = session;
        this.position = position;
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
        String key = "%s:%d:%d-%d"
                .formatted(word, issue, position.partition(), position.sequence());
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
