package io.corral.store.embedded.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.id.RepositoryId;
import io.corral.domain.release.Commit;
import io.corral.domain.release.Commit.FileChange;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.release.CommitStore;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseHistory;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Commits of releases in `corral.db`.
public final class SqliteCommitStore implements CommitStore {

    private static final String OF_RELEASE =
            """
            SELECT %s FROM release_commit r
            JOIN code_commit c ON c.id = r.commit_id JOIN repository o ON o.id = c.repository_id
            WHERE r.release_id = ? ORDER BY r.position LIMIT ? OFFSET ?"""
                    .formatted(CommitRows.COLUMNS);
    private static final String OF_REPOSITORY =
            """
            SELECT %s FROM code_commit c JOIN repository o ON o.id = c.repository_id
            WHERE c.repository_id = ? ORDER BY c.at DESC, c.id DESC LIMIT ? OFFSET ?"""
                    .formatted(CommitRows.COLUMNS);
    private static final String FILES =
            """
            SELECT %s, f.path, f.kind FROM release_commit r
            JOIN code_commit c ON c.id = r.commit_id JOIN repository o ON o.id = c.repository_id
            JOIN commit_file f ON f.commit_id = c.id
            WHERE r.release_id = ? ORDER BY r.position, f.path LIMIT ? OFFSET ?"""
                    .formatted(CommitRows.COLUMNS);
    private static final String REFS =
            """
            SELECT o.name, r.hash, r.previous_hash
            FROM release_ref r JOIN repository o ON o.id = r.repository_id
            WHERE r.release_id = ? ORDER BY o.name""";
    private static final String PREVIOUS =
            """
            SELECT r.version FROM release r
            WHERE r.organization_id = ?1
                AND (coalesce(r.released_at, r.created_at), r.id) < (?2, ?3)
                AND EXISTS (SELECT 1 FROM release_commit c WHERE c.release_id = r.id)
                AND EXISTS (SELECT 1 FROM release_project p
                    JOIN release_project q ON q.project_id = p.project_id
                    WHERE p.release_id = r.id AND q.release_id = ?3)
            ORDER BY coalesce(r.released_at, r.created_at) DESC, r.id DESC LIMIT 1""";
    private static final String RELEASE_OF =
            """
            SELECT r.version FROM repository o
            JOIN code_commit c ON c.repository_id = o.id
            JOIN release_commit h ON h.commit_id = c.id
            JOIN release r ON r.id = h.release_id
            WHERE o.organization_id = ? AND o.name = ? AND c.hash = ?
            ORDER BY coalesce(r.released_at, r.created_at), r.id LIMIT 1""";

    private final SqliteDatabase database;

    public SqliteCommitStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<Commit> set(ReleaseId release, List<Commit> commits, Instant at) {
        return database.write(session -> new CommitRows(session).set(release, commits, at));
    }

    @Override
    public void setRefs(ReleaseId release, List<Ref> refs, Instant at) {
        database.update(session -> new CommitRows(session).setRefs(release, refs, at));
    }

    @Override
    public List<Ref> refs(ReleaseId release) {
        return database.read(session -> Call.of(session, REFS)
                .number(release.value())
                .list(row -> new Ref(row.getString(1), row.getString(2), row.getString(3))));
    }

    @Override
    public List<Commit> list(ReleaseId release, int offset, int limit) {
        return database.read(
                session -> page(session, OF_RELEASE, release.value(), offset, limit)
                        .list(CommitRows::commit));
    }

    @Override
    public List<Commit> list(RepositoryId repository, int offset, int limit) {
        return database.read(
                session -> page(session, OF_REPOSITORY, repository.value(), offset, limit)
                        .list(CommitRows::commit));
    }

    private static Call page(SqliteSession session, String sql, long id, int offset, int limit)
            throws SQLException {
        return Call.of(session, sql).number(id).number(limit).number(offset);
    }

    @Override
    public List<CommitFile> files(ReleaseId release, int offset, int limit) {
        return database.read(session -> page(session, FILES, release.value(), offset, limit)
                .list(row -> new CommitFile(CommitRows.commit(row), new FileChange(
                        row.getString("path"),
                        Columns.word(FileChange.Kind.class, row, "kind")))));
    }

    @Override
    public Optional<Release> previous(Release release) {
        Instant date =
                release.releasedAt() != null ? release.releasedAt() : release.createdAt();
        return database.read(session -> {
            Optional<String> version = Call.of(session, PREVIOUS)
                    .number(release.organization().value())
                    .time(date)
                    .number(release.id().value())
                    .first(row -> row.getString(1));
            return version.isEmpty()
                    ? Optional.empty()
                    : new ReleaseRows(session).find(release.organization(), version.get());
        });
    }

    @Override
    public Optional<String> releaseOf(
            OrganizationId organization, String repository, String commit) {
        return database.read(session -> Call.of(session, RELEASE_OF)
                .number(organization.value())
                .text(repository)
                .text(commit)
                .first(row -> row.getString(1)));
    }

    @Override
    public Map<ReleaseId, ReleaseHistory> histories(Collection<ReleaseId> releases) {
        return database.read(session -> new HistoryRows(session).of(releases));
    }
}
