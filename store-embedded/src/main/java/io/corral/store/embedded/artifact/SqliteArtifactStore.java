package io.corral.store.embedded.artifact;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.ArtifactId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.store.artifact.ArtifactStore;
import io.corral.store.embedded.issue.Call;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sources and source maps in `corral.db`.
public final class SqliteArtifactStore implements ArtifactStore {

    private final SqliteDatabase database;

    public SqliteArtifactStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public ArtifactBundleId add(
            NewBundle bundle, List<NewArtifact> artifacts, Instant now) {
        return database.write(session -> {
            Optional<ArtifactBundle> known = same(session, bundle);
            var writes = new ArtifactWrites(session);
            long id = known.isPresent()
                    ? known.get().id().value()
                    : writes.insert(bundle, now);
            writes.addProjects(id, bundle.projects());
            if (known.isEmpty()) {
                writes.insert(id, artifacts);
            } else if (bundle.checksum() == null) {
                writes.replace(id, artifacts);
                writes.touch(id, now);
            }
            return new ArtifactBundleId(id);
        });
    }

    @Override
    public Optional<ArtifactBundle> same(NewBundle bundle) {
        return database.read(session -> same(session, bundle));
    }

    private static Optional<ArtifactBundle> same(SqliteSession session, NewBundle bundle)
            throws SQLException {
        return Call.of(session, ArtifactSql.SAME)
                .number(bundle.organization().value())
                .text(ArtifactSql.orEmpty(bundle.release()))
                .text(ArtifactSql.orEmpty(bundle.dist()))
                .text(ArtifactSql.orEmpty(bundle.checksum()))
                .first(ArtifactSql::bundle);
    }

    @Override
    public Optional<ArtifactBundle> bundle(ArtifactBundleId id) {
        return database.read(session -> Call.of(session, ArtifactSql.BUNDLE)
                .number(id.value()).first(ArtifactSql::bundle));
    }

    @Override
    public List<ArtifactBundle> bundles(
            ProjectId project, @Nullable String text, int offset, int limit) {
        return database.read(session -> {
            Call call = Call.of(session, text == null
                    ? ArtifactSql.BUNDLES
                    : ArtifactSql.BUNDLES_WITH_TEXT).number(project.value());
            if (text != null) {
                call.text(text).text(text).text(text)
                        .text(DebugId.parse(text).map(DebugId::value).orElse(text));
            }
            return call.number((long) limit).number((long) offset).list(ArtifactSql::bundle);
        });
    }

    @Override
    public List<Artifact> artifacts(ArtifactBundleId bundle, int offset, int limit) {
        return database.read(session -> Call.of(session, ArtifactSql.OF_BUNDLE)
                .number(bundle.value()).number((long) limit).number((long) offset)
                .list(ArtifactSql::artifact));
    }

    @Override
    public List<Artifact> ofRelease(
            OrganizationId organization, @Nullable ProjectId project, String release,
            @Nullable String text, int offset, int limit) {
        return database.read(session -> {
            Call call = Call.of(session, project == null
                    ? ArtifactSql.OF_RELEASE
                    : ArtifactSql.OF_PROJECT_RELEASE)
                    .number(organization.value()).text(release)
                    .text(ArtifactSql.orEmpty(text)).text(ArtifactSql.orEmpty(text));
            if (project != null) {
                call.number(project.value());
            }
            return call.number((long) limit).number((long) offset).list(ArtifactSql::artifact);
        });
    }

    @Override
    public Optional<Artifact> artifact(ArtifactId id) {
        return database.read(session -> Call.of(session, ArtifactSql.ARTIFACT)
                .number(id.value()).first(ArtifactSql::artifact));
    }

    @Override
    public List<Artifact> byDebugId(ProjectId project, DebugId debugId) {
        return database.read(session -> Call.of(session, ArtifactSql.BY_DEBUG_ID)
                .text(debugId.value()).number(project.value()).list(ArtifactSql::artifact));
    }

    @Override
    public List<Artifact> byUrl(
            ProjectId project, String release, @Nullable String dist, Collection<String> urls) {
        return database.read(session -> Call.of(session, ArtifactSql.BY_URL)
                .number(project.value())
                .text(release)
                .text(ArtifactSql.orEmpty(dist))
                .text(ArtifactSql.jsonList(urls))
                .list(ArtifactSql::artifact));
    }

    @Override
    public Set<ProjectId> projects() {
        return database.read(session -> new LinkedHashSet<>(Call.of(session, ArtifactSql.PROJECTS)
                .list(row -> new ProjectId(row.getLong(1)))));
    }

    @Override
    public void noteUsed(Collection<ArtifactBundleId> bundles, Instant at) {
        database.update(session -> Call.of(session, ArtifactSql.NOTE_USED)
                .time(at)
                .numbers(bundles.stream().map(ArtifactBundleId::value).toList())
                .run());
    }

    @Override
    public boolean deleteBundle(ArtifactBundleId id) {
        return database.write(session -> Call.of(session, ArtifactSql.DELETE_BUNDLE)
                .number(id.value()).run()) > 0;
    }

    @Override
    public boolean deleteArtifact(ArtifactId id) {
        return database.write(session -> {
            Optional<Long> bundle = Call.of(session, ArtifactSql.DELETE_ARTIFACT)
                    .number(id.value()).first(row -> row.getLong(1));
            if (bundle.isPresent()) {
                Call.of(session, ArtifactSql.DELETE_IF_EMPTY).number(bundle.get())
                        .number(bundle.get()).run();
            }
            return bundle.isPresent();
        });
    }

    @Override
    public void deleteProject(ProjectId project) {
        database.update(session -> {
            Call.of(session, ArtifactSql.DELETE_PROJECT).number(project.value()).run();
            Call.of(session, ArtifactSql.DELETE_HOMELESS).run();
        });
    }

    @Override
    public int dropUnusedSince(Instant limit) {
        return database.write(session -> {
            Call.of(session, ArtifactSql.DELETE_HOMELESS).run();
            return Call.of(session, ArtifactSql.DROP_UNUSED).time(limit).time(limit).run();
        });
    }

    @Override
    public boolean namesBlob(String key) {
        return database.read(session -> Call.of(session, ArtifactSql.NAMES).text(key)
                .first(_ -> key)).isPresent();
    }
}
