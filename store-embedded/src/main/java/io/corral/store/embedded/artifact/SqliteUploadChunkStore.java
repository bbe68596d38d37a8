package io.corral.store.embedded.artifact;

import io.corral.domain.id.OrganizationId;
import io.corral.store.artifact.UploadChunkStore;
import io.corral.store.embedded.issue.Call;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Uploaded pieces in `corral.db`.
public final class SqliteUploadChunkStore implements UploadChunkStore {

    private static final String PUT =
            """
            INSERT INTO upload_chunk (organization_id, sha1, blob, size_bytes, stored_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (organization_id, sha1) DO UPDATE
            SET blob = excluded.blob, stored_at = excluded.stored_at""";
    private static final String FIND =
            "SELECT * FROM upload_chunk WHERE organization_id = ? AND sha1 = ?";
    private static final String DROP = "DELETE FROM upload_chunk WHERE stored_at < ?";
    private static final String NAMES = "SELECT 1 FROM upload_chunk WHERE blob = ? LIMIT 1";

    private final SqliteDatabase database;

    public SqliteUploadChunkStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public void put(OrganizationId organization, UploadChunk chunk, Instant now) {
        database.update(session -> Call.of(session, PUT)
                .number(organization.value())
                .text(chunk.sha1())
                .text(chunk.blob())
                .number(chunk.sizeBytes())
                .time(now)
                .run());
    }

    @Override
    public Map<String, UploadChunk> find(OrganizationId organization, Collection<String> sha1s) {
        return database.read(session -> {
            Map<String, UploadChunk> found = new HashMap<>();
            for (String sha1 : sha1s) {
                Call.of(session, FIND).number(organization.value()).text(sha1)
                        .first(row -> new UploadChunk(row.getString("sha1"),
                                row.getString("blob"), row.getLong("size_bytes")))
                        .ifPresent(chunk -> found.put(chunk.sha1(), chunk));
            }
            return found;
        });
    }

    @Override
    public int dropBefore(Instant limit) {
        return database.write(session -> Call.of(session, DROP).time(limit).run());
    }

    @Override
    public boolean namesBlob(String key) {
        return database.read(session -> Call.of(session, NAMES).text(key).first(_ -> key))
                .isPresent();
    }
}
