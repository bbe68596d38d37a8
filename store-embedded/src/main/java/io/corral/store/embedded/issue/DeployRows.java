package io.corral.store.embedded.issue;

import io.corral.domain.id.DeployId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.release.Deploy;
import io.corral.store.release.DeployStore.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// Deploys within a transaction.
final class DeployRows {

    private static final String ADD =
            """
            INSERT INTO deploy (release_id, environment, name, url, started_at, finished_at)
            VALUES (?, ?, ?, ?, ?, ?) RETURNING id""";
    private static final String ADD_PROJECT =
            "INSERT INTO deploy_project (deploy_id, project_id) VALUES (?, ?)";
    private static final String PROJECTS =
            "SELECT project_id FROM deploy_project WHERE deploy_id = ?";

    private final SqliteSession session;

    DeployRows(SqliteSession session) {
        this.session = session;
    }

    Deploy add(Wanted wanted) throws SQLException {
        long id = Call.of(session, ADD)
                .number(wanted.release().value())
                .text(wanted.environment())
                .text(wanted.name())
                .text(wanted.url())
                .time(wanted.startedAt())
                .time(wanted.finishedAt())
                .onlyNumber();
        for (ProjectId project : wanted.projects()) {
            Call.of(session, ADD_PROJECT).number(id).number(project.value()).run();
        }
        return new Deploy(new DeployId(id), wanted.release(), wanted.environment(),
                wanted.name(), wanted.url(), wanted.startedAt(), wanted.finishedAt(),
                wanted.projects());
    }

    /// The deploy of a row, without its projects.
    static Deploy deploy(ResultSet row) throws SQLException {
        return new Deploy(
                new DeployId(row.getLong("id")),
                new ReleaseId(row.getLong("release_id")),
                row.getString("environment"),
                row.getString("name"),
                row.getString("url"),
                Columns.optionalTime(row, "started_at"),
                Columns.time(row, "finished_at"),
                Set.of());
    }

    Deploy withProjects(Deploy bare) throws SQLException {
        Set<ProjectId> projects = new HashSet<>(Call.of(session, PROJECTS)
                .number(bare.id().value()).list(row -> new ProjectId(row.getLong(1))));
        return new Deploy(bare.id(), bare.release(), bare.environment(), bare.name(), bare.url(),
                bare.startedAt(), bare.finishedAt(), projects);
    }
}
