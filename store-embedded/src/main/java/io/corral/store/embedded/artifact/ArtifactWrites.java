package io.corral.store.embedded.artifact;

import io.corral.domain.artifact.DebugId;
import io.corral.domain.id.ProjectId;
import io.corral.store.artifact.ArtifactStore.NewArtifact;
import io.corral.store.artifact.ArtifactStore.NewBundle;
import io.corral.store.embedded.issue.Call;
import io.corral.store.embedded.issue.Columns;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Writes bundles and files within one transaction.
final class ArtifactWrites {

    private static final String NEXT =
            """
            INSERT INTO sequence (name, last) VALUES (?, 1)
            ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last""";
    private static final String INSERT_BUNDLE =
            """
            INSERT INTO artifact_bundle
                (id, organization_id, checksum, release, dist, uploaded_at, used_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String ADD_PROJECT =
            """
            INSERT INTO artifact_bundle_project (project_id, bundle_id) VALUES (?, ?)
            ON CONFLICT DO NOTHING""";
    private static final String INSERT_ARTIFACT =
            """
            INSERT INTO artifact
                (id, bundle_id, url, kind, debug_id, headers, blob, size_bytes, sha1)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String DELETE_URL = "DELETE FROM artifact WHERE bundle_id = ? AND url = ?";
    private static final String TOUCH =
            "UPDATE artifact_bundle SET uploaded_at = ?, used_at = ? WHERE id = ?";

    private final SqliteSession session;

    ArtifactWrites(SqliteSession session) {
        this.session = session;
    }

    long insert(NewBundle bundle, Instant now) throws SQLException {
        long id = nextId(session, "artifact_bundle");
        Call.of(session, INSERT_BUNDLE)
                .number(id)
                .number(bundle.organization().value())
                .text(ArtifactSql.orEmpty(bundle.checksum()))
                .text(ArtifactSql.orEmpty(bundle.release()))
                .text(ArtifactSql.orEmpty(bundle.dist()))
                .time(now)
                .time(now)
                .run();
        return id;
    }

    /// A number that nothing of this name had before.
    static long nextId(SqliteSession session, String name) throws SQLException {
        return Call.of(session, NEXT).text(name).onlyNumber();
    }

    void addProjects(long bundle, Collection<ProjectId> projects) throws SQLException {
        for (ProjectId project : projects) {
            Call.of(session, ADD_PROJECT).number(project.value()).number(bundle).run();
        }
    }

    void insert(long bundle, List<NewArtifact> artifacts) throws SQLException {
        for (NewArtifact artifact : artifacts) {
            DebugId debugId = artifact.debugId();
            Call.of(session, INSERT_ARTIFACT)
                    .number(nextId(session, "artifact"))
                    .number(bundle)
                    .text(artifact.url())
                    .text(Columns.word(artifact.kind()))
                    .text(debugId == null ? null : debugId.value())
                    .text(ArtifactSql.lines(artifact.headers()))
                    .text(artifact.content().blob())
                    .number(artifact.content().sizeBytes())
                    .text(artifact.content().sha1())
                    .run();
        }
    }

    void replace(long bundle, List<NewArtifact> artifacts) throws SQLException {
        for (NewArtifact artifact : artifacts) {
            Call.of(session, DELETE_URL).number(bundle).text(artifact.url()).run();
        }
        insert(bundle, artifacts);
    }

    void touch(long bundle, Instant now) throws SQLException {
        Call.of(session, TOUCH).time(now).time(now).number(bundle).run();
    }
}
