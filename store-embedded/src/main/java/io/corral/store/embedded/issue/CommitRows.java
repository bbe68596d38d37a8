package io.corral.store.embedded.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.release.Commit;
import io.corral.domain.release.Commit.Author;
import io.corral.domain.release.Commit.FileChange;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.release.CommitStore.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Commits of releases written within a transaction.
final class CommitRows {

    /// Columns of a commit, for statements that call commits `c` and repositories `o`.
    static final String COLUMNS =
            "c.hash, o.name AS repository, c.message, c.author_name, c.author_email, c.at";

    private static final String ORGANIZATION =
            "SELECT organization_id, version FROM release WHERE id = ?";
    private static final String PRESENT =
            """
            SELECT c.id FROM release_commit r JOIN code_commit c ON c.id = r.commit_id
            WHERE r.release_id = ?""";
    private static final String ADD =
            """
            INSERT INTO code_commit (repository_id, hash, message, author_name, author_email, at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (repository_id, hash) DO UPDATE SET
                message = coalesce(excluded.message, message),
                author_name = coalesce(excluded.author_name, author_name),
                author_email = coalesce(excluded.author_email, author_email),
                at = excluded.at
            RETURNING id""";
    private static final String CLEAR_FILES = "DELETE FROM commit_file WHERE commit_id = ?";
    private static final String ADD_FILE =
            """
            INSERT INTO commit_file (commit_id, path, kind) VALUES (?, ?, ?)
            ON CONFLICT (commit_id, path) DO UPDATE SET kind = excluded.kind""";
    private static final String CLEAR = "DELETE FROM release_commit WHERE release_id = ?";
    private static final String PLACE =
            "INSERT INTO release_commit (release_id, position, commit_id) VALUES (?, ?, ?)";
    private static final String CLEAR_REFS = "DELETE FROM release_ref WHERE release_id = ?";
    private static final String ADD_REF =
            """
            INSERT INTO release_ref (release_id, repository_id, hash, previous_hash)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (release_id, repository_id) DO UPDATE SET
                hash = excluded.hash, previous_hash = excluded.previous_hash""";

    private final SqliteSession session;
    private final RepositoryRows repositories;
    private final Map<String, Long> repositoryIds = new LinkedHashMap<>();

    CommitRows(SqliteSession session) {
        this.session = session;
        this.repositories = new RepositoryRows(session);
    }

    private record Named(OrganizationId organization, String version) {}

    List<Commit> set(ReleaseId release, List<Commit> commits, Instant at) throws SQLException {
        Named named = named(release);
        Set<Long> present = new HashSet<>(Call.of(session, PRESENT)
                .number(release.value()).list(row -> row.getLong(1)));
        List<Commit> fresh = new ArrayList<>();
        Set<Long> ids = new LinkedHashSet<>();
        for (Commit commit : commits) {
            long id = add(named.organization(), commit, at);
            boolean first = ids.add(id);
            if (first && !present.contains(id)) {
                fresh.add(commit);
            }
        }
        Call.of(session, CLEAR).number(release.value()).run();
        int position = 0;
        for (long id : ids) {
            Call.of(session, PLACE)
                    .number(release.value()).number((long) position++).number(id).run();
        }
        ReleaseRows releases = new ReleaseRows(session);
        for (Commit commit : commits) {
            releases.settleCommit(release.value(), named.version(), commit.hash());
        }
        return fresh;
    }

    private Named named(ReleaseId release) throws SQLException {
        return Call.of(session, ORGANIZATION).number(release.value())
                .first(row -> new Named(
                        new OrganizationId(row.getLong(1)), row.getString(2)))
                .orElseThrow(() -> new IllegalStateException("No release " + release));
    }

    private long add(OrganizationId organization, Commit commit, Instant at)
            throws SQLException {
        Author author = commit.author();
        long id = Call.of(session, ADD)
                .number(repository(organization, commit.repository(), at))
                .text(commit.hash())
                .text(commit.message())
                .text(author == null ? null : author.name())
                .text(author == null ? null : author.email())
                .time(commit.at())
                .onlyNumber();
        if (!commit.files().isEmpty()) {
            Call.of(session, CLEAR_FILES).number(id).run();
        }
        for (FileChange file : commit.files()) {
            Call.of(session, ADD_FILE)
                    .number(id).text(file.path()).text(Columns.word(file.kind())).run();
        }
        return id;
    }

    private long repository(OrganizationId organization, String name, Instant at)
            throws SQLException {
        Long known = repositoryIds.get(name);
        if (known == null) {
            known = repositories.named(organization, name, at).id().value();
            repositoryIds.put(name, known);
        }
        return known;
    }

    void setRefs(ReleaseId release, List<Ref> refs, Instant at) throws SQLException {
        OrganizationId organization = named(release).organization();
        Call.of(session, CLEAR_REFS).number(release.value()).run();
        for (Ref ref : refs) {
            Call.of(session, ADD_REF)
                    .number(release.value())
                    .number(repository(organization, ref.repository(), at))
                    .text(ref.commit())
                    .text(ref.previousCommit())
                    .run();
        }
    }

    /// The commit of a row with [#COLUMNS], without its files.
    static Commit commit(ResultSet row) throws SQLException {
        return new Commit(
                row.getString("hash"),
                row.getString("repository"),
                row.getString("message"),
                author(row.getString("author_name"), row.getString("author_email")),
                Columns.time(row, "at"),
                List.of());
    }

    static @Nullable Author author(@Nullable String name, @Nullable String email) {
        return name == null && email == null ? null : new Author(name, email);
    }
}
