package io.corral.store.embedded.queue;

import io.corral.domain.id.KeyId;
import io.corral.domain.id.ProjectId;
import io.corral.store.QueueEntry;
import io.corral.store.QueueEntry.Encoding;
import io.corral.store.QueueEntry.Kind;
import io.corral.store.QueueEntry.RefusedItem;
import io.corral.store.embedded.sqlite.Micros;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Entries as rows. The names of kinds and encodings are stored: never rename those.
final class EntryRows {

    static final String COLUMNS = "project, key, kind, encoding, received_at, blob, event_id,"
            + " client_address, user_agent, query, refused, body";

    private static final String INSERT = "INSERT INTO entry (sequence, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private EntryRows() {}

    static void insert(SqliteSession session, long sequence, QueueEntry entry)
            throws SQLException {
        PreparedStatement insert = session.prepare(INSERT);
        insert.setLong(1, sequence);
        insert.setLong(2, entry.project().value());
        insert.setLong(3, entry.key().value());
        insert.setString(4, entry.kind().name());
        insert.setString(5, entry.encoding().name());
        insert.setLong(6, Micros.of(entry.receivedAt()));
        insert.setString(7, entry.blob());
        insert.setString(8, entry.eventId());
        insert.setString(9, entry.clientAddress());
        insert.setString(10, entry.userAgent());
        insert.setString(11, entry.query());
        insert.setString(12, refusedText(entry.refused()));
        insert.setBytes(13, entry.body());
        insert.executeUpdate();
    }

    /// Reads the columns of [#COLUMNS], which begin after `offset` others.
    static QueueEntry read(ResultSet row, int offset) throws SQLException {
        return new QueueEntry(
                new ProjectId(row.getLong(offset + 1)),
                new KeyId(row.getLong(offset + 2)),
                Kind.valueOf(row.getString(offset + 3)),
                Encoding.valueOf(row.getString(offset + 4)),
                row.getBytes(offset + 12),
                row.getString(offset + 6),
                row.getString(offset + 7),
                Micros.instant(row.getLong(offset + 5)),
                row.getString(offset + 8),
                row.getString(offset + 9),
                row.getString(offset + 10),
                refused(row.getString(offset + 11)));
    }

    private static @Nullable String refusedText(List<RefusedItem> refused) {
        if (refused.isEmpty()) {
            return null;
        }
        return refused.stream()
                .map(item -> item.position() + " " + item.outcome() + " " + item.reason())
                .collect(Collectors.joining("\n"));
    }

    private static List<RefusedItem> refused(@Nullable String text) {
        return text == null ? List.of() : text.lines().map(EntryRows::refusedItem).toList();
    }

    private static RefusedItem refusedItem(String line) {
        String[] parts = line.split(" ", 3);
        return new RefusedItem(Integer.parseInt(parts[0]), parts[1], parts[2]);
    }
}
