package io.corral.store.embedded.payload;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.Watermark;
import io.corral.store.embedded.sqlite.Micros;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The attachment rows of one day.
final class AttachmentRows {

    private AttachmentRows() {}

    /// Stores an attachment; one that is there already, from before a crash, stays as it is.
    static void insert(SqliteSession session, Attachment attachment) throws SQLException {
        PreparedStatement insert = session
                .prepare("""
                         INSERT OR IGNORE INTO attachment
                             (event, project, id, partition, sequence, received_at, name, type,
                              content_type, size_bytes, sha1, blob)
                         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        DayFile.bind(insert, new EventKey(attachment.project(), attachment.eventId()));
        insert.setString(3, attachment.id());
        insert.setInt(4, attachment.position().partition());
        insert.setLong(5, attachment.position().sequence());
        insert.setLong(6, Micros.of(attachment.receivedAt()));
        insert.setString(7, attachment.name());
        insert.setString(8, attachment.type());
        insert.setString(9, attachment.contentType());
        insert.setLong(10, attachment.sizeBytes());
        insert.setString(11, attachment.sha1());
        insert.setString(12, attachment.blob());
        insert.executeUpdate();
    }

    static List<Attachment> of(SqliteSession session, EventKey event) throws SQLException {
        PreparedStatement select = session
                .prepare("""
                         SELECT id, project, event, partition, sequence, received_at, name, type,
                             content_type, size_bytes, sha1, blob
                         FROM attachment WHERE event = ?1 AND project = ?2 ORDER BY row""");
        DayFile.bind(select, event);
        List<Attachment> attachments = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                attachments.add(read(rows));
            }
        }
        return attachments;
    }

    static void delete(SqliteSession session, EventKey event) throws SQLException {
        PreparedStatement delete =
                session.prepare("DELETE FROM attachment WHERE event = ?1 AND project = ?2");
        DayFile.bind(delete, event);
        delete.executeUpdate();
    }

    static boolean names(SqliteSession session, String blob) throws SQLException {
        PreparedStatement select =
                session.prepare("SELECT EXISTS (SELECT 1 FROM attachment WHERE blob = ?)");
        select.setString(1, blob);
        try (ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    static List<String> blobs(SqliteSession session) throws SQLException {
        List<String> blobs = new ArrayList<>();
        try (ResultSet rows =
                session.prepare("SELECT DISTINCT blob FROM attachment").executeQuery()) {
            while (rows.next()) {
                blobs.add(rows.getString(1));
            }
        }
        return blobs;
    }

    private static Attachment read(ResultSet row) throws SQLException {
        ByteBuffer event = ByteBuffer.wrap(row.getBytes(3));
        return new Attachment(
                row.getString(1),
                new ProjectId(row.getLong(2)),
                new EventId(event.getLong(), event.getLong()),
                new Watermark(row.getInt(4), row.getLong(5)),
                Micros.instant(row.getLong(6)),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getLong(10),
                row.getString(11),
                row.getString(12));
    }
}
