package io.corral.store.embedded.artifact;

import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugFileKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.id.DebugFileId;
import io.corral.domain.id.ProjectId;
import io.corral.store.artifact.DebugFileStore;
import io.corral.store.embedded.issue.Call;
import io.corral.store.embedded.issue.Columns;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Symbols and mappings in `corral.db`.
public final class SqliteDebugFileStore implements DebugFileStore {

    private static final String SAME =
            "SELECT * FROM debug_file WHERE project_id = ? AND sha1 = ? AND debug_id IS ?";
    private static final String INSERT =
            """
            INSERT INTO debug_file (id, project_id, debug_id, kind, name, architecture, blob,
                size_bytes, sha1, uploaded_at, used_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String BY_SHA1 =
            "SELECT * FROM debug_file WHERE project_id = ? AND sha1 = ? ORDER BY id";
    private static final String BY_DEBUG_ID =
            """
            SELECT * FROM debug_file WHERE project_id = ? AND debug_id = ? AND kind = ?
            ORDER BY uploaded_at DESC, id DESC LIMIT 1""";
    private static final String LIST =
            """
            SELECT * FROM debug_file WHERE project_id = ?
            AND (? = '' OR instr(name, ?) > 0 OR instr(debug_id, ?) = 1)
            ORDER BY uploaded_at DESC, id DESC LIMIT ? OFFSET ?""";
    private static final String FIND = "SELECT * FROM debug_file WHERE id = ?";
    private static final String PROJECTS =
            "SELECT DISTINCT project_id FROM debug_file WHERE kind = ?";
    private static final String NOTE_USED =
            "UPDATE debug_file SET used_at = ? WHERE id IN (SELECT value FROM json_each(?))";
    private static final String DELETE = "DELETE FROM debug_file WHERE id = ?";
    private static final String DELETE_PROJECT = "DELETE FROM debug_file WHERE project_id = ?";
    private static final String DROP_UNUSED =
            "DELETE FROM debug_file WHERE used_at < ? AND uploaded_at < ?";
    private static final String NAMES = "SELECT 1 FROM debug_file WHERE blob = ? LIMIT 1";

    private final SqliteDatabase database;

    public SqliteDebugFileStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public DebugFile add(NewDebugFile file, Instant now) {
        String debugId = file.debugId() == null ? null : file.debugId().value();
        return database.write(session -> {
            Optional<DebugFile> known = Call.of(session, SAME).number(file.project().value())
                    .text(file.content().sha1()).text(debugId).first(SqliteDebugFileStore::file);
            if (known.isPresent()) {
                return known.get();
            }
            long id = ArtifactWrites.nextId(session, "debug_file");
            Call.of(session, INSERT)
                    .number(id)
                    .number(file.project().value())
                    .text(debugId)
                    .text(Columns.word(file.kind()))
                    .text(file.name())
                    .text(file.architecture())
                    .text(file.content().blob())
                    .number(file.content().sizeBytes())
                    .text(file.content().sha1())
                    .time(now)
                    .time(now)
                    .run();
            return Call.of(session, FIND).number(id).first(SqliteDebugFileStore::file)
                    .orElseThrow();
        });
    }

    @Override
    public List<DebugFile> bySha1(ProjectId project, String sha1) {
        return database.read(session -> Call.of(session, BY_SHA1)
                .number(project.value()).text(sha1).list(SqliteDebugFileStore::file));
    }

    @Override
    public Optional<DebugFile> byDebugId(
            ProjectId project, DebugId debugId, DebugFileKind kind) {
        return database.read(session -> Call.of(session, BY_DEBUG_ID)
                .number(project.value()).text(debugId.value()).text(Columns.word(kind))
                .first(SqliteDebugFileStore::file));
    }

    @Override
    public List<DebugFile> list(
            ProjectId project, @Nullable String text, int offset, int limit) {
        String wanted = ArtifactSql.orEmpty(text);
        return database.read(session -> Call.of(session, LIST)
                .number(project.value())
                .text(wanted).text(wanted)
                .text(DebugId.parse(wanted).map(DebugId::value).orElse(wanted))
                .number((long) limit)
                .number((long) offset)
                .list(SqliteDebugFileStore::file));
    }

    @Override
    public Optional<DebugFile> find(DebugFileId id) {
        return database.read(session -> Call.of(session, FIND)
                .number(id.value()).first(SqliteDebugFileStore::file));
    }

    @Override
    public Set<ProjectId> projects(DebugFileKind kind) {
        return database.read(session -> new LinkedHashSet<>(Call.of(session, PROJECTS)
                .text(Columns.word(kind)).list(row -> new ProjectId(row.getLong(1)))));
    }

    @Override
    public void noteUsed(Collection<DebugFileId> files, Instant at) {
        database.update(session -> Call.of(session, NOTE_USED)
                .time(at)
                .numbers(files.stream().map(DebugFileId::value).toList())
                .run());
    }

    @Override
    public boolean delete(DebugFileId id) {
        return database.write(session -> Call.of(session, DELETE).number(id.value()).run()) > 0;
    }

    @Override
    public void deleteProject(ProjectId project) {
        database.update(session -> Call.of(session, DELETE_PROJECT)
                .number(project.value()).run());
    }

    @Override
    public int dropUnusedSince(Instant limit) {
        return database.write(session -> Call.of(session, DROP_UNUSED)
                .time(limit).time(limit).run());
    }

    @Override
    public boolean namesBlob(String key) {
        return database.read(session -> Call.of(session, NAMES).text(key).first(_ -> key))
                .isPresent();
    }

    private static DebugFile file(ResultSet row) throws SQLException {
        return new DebugFile(
                new DebugFileId(row.getLong("id")),
                new ProjectId(row.getLong("project_id")),
                DebugId.parse(row.getString("debug_id")).orElse(null),
                Columns.word(DebugFileKind.class, row, "kind"),
                row.getString("name"),
                row.getString("architecture"),
                ArtifactSql.content(row),
                Columns.time(row, "uploaded_at"),
                Columns.time(row, "used_at"));
    }
}
