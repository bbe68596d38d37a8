package io.corral.store.embedded.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.release.ReleaseOrder;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseEdit;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Releases in `corral.db`.
public final class SqliteReleaseStore implements ReleaseStore {

    /// So many of the latest releases are compared to find the newest.
    private static final int COMPARED_MAX = 100;

    private static final String DATE =
            """
            SELECT coalesce(released_at, created_at) FROM release
            WHERE organization_id = ? AND version = ?""";
    private static final String RECENT =
            """
            SELECT r.version, coalesce(r.released_at, r.created_at) AS date
            FROM release_project p JOIN release r ON r.id = p.release_id
            WHERE p.project_id = ? ORDER BY date DESC, r.id DESC LIMIT ?""";
    private static final String LIST =
            """
            SELECT r.* FROM release r
            WHERE r.organization_id = ?1
                AND (?2 IS NULL OR instr(lower(r.version), lower(?2)) > 0)
                AND (?3 IS NULL OR r.archived = ?3)
                AND EXISTS (SELECT 1 FROM release_project p WHERE p.release_id = r.id
                    AND p.project_id IN (SELECT value FROM json_each(?4)))
            ORDER BY coalesce(r.released_at, r.created_at) DESC, r.id DESC
            LIMIT ?5 OFFSET ?6""";
    private static final String DELETE =
            "DELETE FROM release WHERE organization_id = ? AND version = ?";

    private final SqliteDatabase database;

    public SqliteReleaseStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Upserted upsert(ReleaseEdit edit, Instant at) {
        return database.write(session -> {
            ReleaseRows rows = new ReleaseRows(session);
            boolean created = rows.upsert(edit, at);
            Release release = rows.find(edit.organization(), edit.version()).orElseThrow();
            return new Upserted(release, created);
        });
    }

    @Override
    public Optional<Release> find(OrganizationId organization, String version) {
        return database.read(session -> new ReleaseRows(session).find(organization, version));
    }

    @Override
    public List<Release> list(ReleaseQuery query) {
        return database.read(session -> list(session, query));
    }

    private static List<Release> list(SqliteSession session, ReleaseQuery query)
            throws SQLException {
        List<Release> bare = Call.of(session, LIST)
                .number(query.organization().value())
                .text(query.text())
                .number(ReleaseRows.archived(query.status()))
                .numbers(query.projects().stream().map(ProjectId::value).toList())
                .number(query.limit())
                .number(query.offset())
                .list(ReleaseRows::release);
        List<Release> releases = new ArrayList<>(bare.size());
        for (Release each : bare) {
            releases.add(new ReleaseRows(session).withProjects(each));
        }
        return releases;
    }

    @Override
    public boolean delete(OrganizationId organization, String version) {
        return database.write(session -> Call.of(session, DELETE)
                .number(organization.value())
                .text(version)
                .run() > 0);
    }

    @Override
    public ReleaseOrder order(
            OrganizationId organization, Collection<String> versions, Instant now) {
        return database.read(session -> {
            Map<String, Instant> dates = new HashMap<>();
            for (String version : versions) {
                Instant date = Call.of(session, DATE)
                        .number(organization.value())
                        .text(version)
                        .first(row -> Columns.time(row.getLong(1)))
                        .orElse(now);
                dates.put(version, date);
            }
            return new ReleaseOrder(dates);
        });
    }

    @Override
    public Optional<String> newest(ProjectId project) {
        Map<String, Instant> recent = new LinkedHashMap<>();
        database.read(session -> Call.of(session, RECENT)
                .number(project.value())
                .number(COMPARED_MAX)
                .list(row -> recent.put(row.getString("version"), Columns.time(row, "date"))));
        return new ReleaseOrder(recent).newest(recent.keySet());
    }
}
