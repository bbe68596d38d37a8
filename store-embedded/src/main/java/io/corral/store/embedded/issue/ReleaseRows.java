package io.corral.store.embedded.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.release.ReleaseSeen;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseEdit;
import io.corral.store.release.ReleaseStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Releases within a transaction.
final class ReleaseRows {

    private static final String FIND_ID =
            "SELECT id FROM release WHERE organization_id = ? AND version = ?";
    private static final String FIND =
            "SELECT * FROM release WHERE organization_id = ? AND version = ?";
    private static final String ADD =
            """
            INSERT INTO release (organization_id, version, created_at) VALUES (?, ?, ?)
            RETURNING id""";
    private static final String EDIT =
            """
            UPDATE release SET started_at = coalesce(?, started_at),
                released_at = coalesce(?, released_at), url = coalesce(?, url),
                ref = coalesce(?, ref), archived = coalesce(?, archived)
            WHERE id = ?""";
    private static final String ADD_PROJECT =
            "INSERT OR IGNORE INTO release_project (project_id, release_id) VALUES (?, ?)";
    private static final String SEE =
            """
            INSERT INTO release_project (project_id, release_id, first_event, last_event)
            VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (project_id, release_id) DO UPDATE SET
                first_event = min(coalesce(first_event, ?3), coalesce(?3, first_event)),
                last_event = max(coalesce(last_event, ?4), coalesce(?4, last_event))""";
    private static final String PROJECTS =
            """
            SELECT p.project_id, p.first_event, p.last_event,
                (SELECT count(*) FROM issue i JOIN label l ON l.id = i.first_release
                    WHERE l.name = ?2 AND i.project_id = p.project_id) AS new_issues
            FROM release_project p WHERE p.release_id = ?1 ORDER BY p.project_id""";
    private static final String SETTLE_COMMITS =
            """
            UPDATE issue_resolution SET version = ?1
            WHERE version IS NULL AND commit_id = ?2 AND issue_id IN (
                SELECT i.id FROM issue i JOIN release_project p ON p.project_id = i.project_id
                WHERE p.release_id = ?3)""";

    private final SqliteSession session;

    ReleaseRows(SqliteSession session) {
        this.session = session;
    }

    /// Applies an edit.
    ///
    /// @return whether the release is new
    boolean upsert(ReleaseEdit edit, Instant at) throws SQLException {
        Optional<Long> known = id(edit.organization(), edit.version());
        long id = known.isPresent() ? known.get() : add(edit.organization(), edit.version(), at);
        Call.of(session, EDIT)
                .time(edit.startedAt())
                .time(edit.releasedAt())
                .text(edit.url())
                .text(edit.ref())
                .number(archived(edit.status()))
                .number(id)
                .run();
        for (ProjectId project : edit.projects()) {
            Call.of(session, ADD_PROJECT).number(project.value()).number(id).run();
        }
        settleCommits(id, edit.version(), edit.ref());
        return known.isEmpty();
    }

    static @Nullable Long archived(@Nullable ReleaseStatus status) {
        return switch (status) {
            case OPEN -> 0L;
            case ARCHIVED -> 1L;
            case null -> null;
        };
    }

    /// Notes that events named a release.
    void see(ReleaseSeen seen, Instant at) throws SQLException {
        Optional<Long> known = id(seen.organization(), seen.version());
        long id = known.isPresent() ? known.get() : add(seen.organization(), seen.version(), at);
        Call.of(session, SEE)
                .number(seen.project().value())
                .number(id)
                .time(seen.firstSeen())
                .time(seen.lastSeen())
                .run();
        if (known.isEmpty()) {
            settleCommits(id, seen.version(), null);
        }
    }

    /// A release named by a commit, or made from it, holds that commit.
    private void settleCommits(long id, String version, @Nullable String ref)
            throws SQLException {
        settleCommit(id, version, version);
        if (ref != null) {
            settleCommit(id, version, ref);
        }
    }

    /// Pending resolutions by this commit are fixed in this release.
    void settleCommit(long id, String version, String hash) throws SQLException {
        Call.of(session, SETTLE_COMMITS).text(version).text(hash).number(id).run();
    }

    private Optional<Long> id(OrganizationId organization, String version) throws SQLException {
        return Call.of(session, FIND_ID)
                .number(organization.value())
                .text(version)
                .first(row -> row.getLong(1));
    }

    private long add(OrganizationId organization, String version, Instant at)
            throws SQLException {
        return Call.of(session, ADD)
                .number(organization.value())
                .text(version)
                .time(at)
                .onlyNumber();
    }

    Optional<Release> find(OrganizationId organization, String version) throws SQLException {
        Optional<Release> bare = Call.of(session, FIND)
                .number(organization.value())
                .text(version)
                .first(ReleaseRows::release);
        return bare.isEmpty() ? bare : Optional.of(withProjects(bare.get()));
    }

    /// The release of a row, without its projects.
    static Release release(ResultSet row) throws SQLException {
        return new Release(
                new ReleaseId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("version"),
                Columns.time(row, "created_at"),
                Columns.optionalTime(row, "started_at"),
                Columns.optionalTime(row, "released_at"),
                row.getString("url"),
                row.getString("ref"),
                Columns.flag(row, "archived") ? ReleaseStatus.ARCHIVED : ReleaseStatus.OPEN,
                List.of());
    }

    Release withProjects(Release bare) throws SQLException {
        List<Release.InProject> projects = Call.of(session, PROJECTS)
                .number(bare.id().value())
                .text(bare.version())
                .list(row -> new Release.InProject(
                        new ProjectId(row.getLong("project_id")),
                        row.getLong("new_issues"),
                        Columns.optionalTime(row, "first_event"),
                        Columns.optionalTime(row, "last_event")));
        return new Release(
                bare.id(),
                bare.organization(),
                bare.version(),
                bare.createdAt(),
                bare.startedAt(),
                bare.releasedAt(),
                bare.url(),
                bare.ref(),
                bare.status(),
                projects);
    }
}
