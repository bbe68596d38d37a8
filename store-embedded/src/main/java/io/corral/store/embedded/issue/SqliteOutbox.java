package io.corral.store.embedded.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.outbox.Outbox;
import io.corral.store.outbox.OutboxEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The outbox in `corral.db`.
public final class SqliteOutbox implements Outbox {

    private static final String DUE =
            "SELECT * FROM outbox WHERE due_at <= ? ORDER BY id LIMIT ?";
    private static final String DONE = "DELETE FROM outbox WHERE id = ?";
    private static final String RETRY =
            "UPDATE outbox SET attempts = attempts + 1, due_at = ? WHERE id = ?";
    private static final String DEPTH = "SELECT count(*) FROM outbox";

    private final SqliteDatabase database;

    public SqliteOutbox(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<OutboxEntry> due(Instant now, int limit) {
        return database.read(session -> Call.of(session, DUE)
                .time(now)
                .number(limit)
                .list(SqliteOutbox::entry));
    }

    private static OutboxEntry entry(ResultSet row) throws SQLException {
        return new OutboxEntry(
                row.getLong("id"),
                row.getString("deduplication_key"),
                Columns.word(OutboxEntry.Kind.class, row, "kind"),
                new ProjectId(row.getLong("project_id")),
                new IssueId(row.getLong("issue_id")),
                new EventId(row.getLong("event_high"), row.getLong("event_low")),
                row.getString("release"),
                Columns.time(row, "created_at"),
                row.getInt("attempts"),
                Columns.time(row, "due_at"));
    }

    @Override
    public void done(long id) {
        database.update(session -> Call.of(session, DONE).number(id).run());
    }

    @Override
    public void retry(long id, Instant dueAt) {
        database.update(session -> Call.of(session, RETRY).time(dueAt).number(id).run());
    }

    @Override
    public long depth() {
        return database.read(session -> Call.of(session, DEPTH).onlyNumber());
    }
}
