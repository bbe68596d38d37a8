package io.corral.store.embedded.issue;

import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.release.Deploy;
import io.corral.store.release.DeployStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Deploys in `corral.db`.
public final class SqliteDeployStore implements DeployStore {

    private static final String LIST =
            """
            SELECT d.* FROM deploy d
            WHERE d.release_id = ?1 AND EXISTS (SELECT 1 FROM deploy_project p
                WHERE p.deploy_id = d.id AND p.project_id IN (SELECT value FROM json_each(?2)))
            ORDER BY d.finished_at DESC, d.id DESC LIMIT ?3 OFFSET ?4""";

    private final SqliteDatabase database;

    public SqliteDeployStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Deploy add(Wanted deploy) {
        return database.write(session -> new DeployRows(session).add(deploy));
    }

    @Override
    public List<Deploy> list(
            ReleaseId release, Set<ProjectId> projects, int offset, int limit) {
        return database.read(session -> {
            List<Deploy> bare = Call.of(session, LIST)
                    .number(release.value())
                    .numbers(projects.stream().map(ProjectId::value).toList())
                    .number(limit)
                    .number(offset)
                    .list(DeployRows::deploy);
            List<Deploy> deploys = new ArrayList<>(bare.size());
            for (Deploy each : bare) {
                deploys.add(new DeployRows(session).withProjects(each));
            }
            return deploys;
        });
    }
}
