package io.corral.store.embedded.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Definitions in `corral.db`.
public final class SqliteDefinitionStore implements DefinitionStore {

    private static final String COUNT =
            "SELECT count(*) FROM definition WHERE organization_id = ? AND kind = ?";
    private static final String HOLDER =
            "SELECT id FROM definition WHERE organization_id = ? AND kind = ? AND key = ?";
    private static final String ADD =
            """
            INSERT INTO definition (organization_id, kind, project_id, key, author_id, body,
                created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""";
    private static final String REPLACE =
            """
            UPDATE definition SET project_id = ?, key = ?, body = ?, updated_at = ?
            WHERE organization_id = ? AND kind = ? AND id = ? RETURNING *""";
    private static final String LIST =
            "SELECT * FROM definition WHERE organization_id = ? AND kind = ? ORDER BY id";
    private static final String BY_ID =
            "SELECT * FROM definition WHERE organization_id = ? AND kind = ? AND id = ?";
    private static final String BY_KEY =
            "SELECT * FROM definition WHERE organization_id = ? AND kind = ? AND key = ?";
    private static final String DELETE =
            "DELETE FROM definition WHERE organization_id = ? AND kind = ? AND id = ? RETURNING id";
    private static final String DELETE_PROJECT = "DELETE FROM definition WHERE project_id = ?";

    private final SqliteDatabase database;

    public SqliteDefinitionStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Kept add(Definition definition) {
        return database.write(session -> {
            if (holder(session, definition).isPresent()) {
                return new Kept.Taken();
            }
            long known = of(session, COUNT, definition.organization(), definition.kind())
                    .onlyNumber();
            if (known >= PER_KIND_MAX) {
                return new Kept.Full();
            }
            long id = of(session, ADD, definition.organization(), definition.kind())
                    .number(number(definition.project()))
                    .text(definition.key())
                    .number(definition.author() == null ? null : definition.author().value())
                    .text(definition.body())
                    .time(definition.createdAt())
                    .time(definition.updatedAt())
                    .onlyNumber();
            return new Kept.Done(definition.withId(id));
        });
    }

    @Override
    public Kept replace(Definition definition) {
        return database.write(session -> {
            Optional<Long> holder = holder(session, definition);
            if (holder.isPresent() && holder.get() != definition.id()) {
                return new Kept.Taken();
            }
            return Call.of(session, REPLACE)
                    .number(number(definition.project()))
                    .text(definition.key())
                    .text(definition.body())
                    .time(definition.updatedAt())
                    .number(definition.organization().value())
                    .text(Columns.word(definition.kind()))
                    .number(definition.id())
                    .first(SqliteDefinitionStore::definition)
                    .<Kept>map(Kept.Done::new).orElseGet(Kept.Gone::new);
        });
    }

    private static Optional<Long> holder(SqliteSession session, Definition definition)
            throws SQLException {
        return definition.key() == null
                ? Optional.empty()
                : of(session, HOLDER, definition.organization(), definition.kind())
                        .text(definition.key()).first(row -> row.getLong("id"));
    }

    @Override
    public List<Definition> list(OrganizationId organization, DefinitionKind kind) {
        return database.read(session -> of(session, LIST, organization, kind)
                .list(SqliteDefinitionStore::definition));
    }

    @Override
    public Optional<Definition> find(OrganizationId organization, DefinitionKind kind, long id) {
        return database.read(session -> of(session, BY_ID, organization, kind).number(id)
                .first(SqliteDefinitionStore::definition));
    }

    @Override
    public Optional<Definition> find(
            OrganizationId organization, DefinitionKind kind, String key) {
        return database.read(session -> of(session, BY_KEY, organization, kind).text(key)
                .first(SqliteDefinitionStore::definition));
    }

    @Override
    public boolean delete(OrganizationId organization, DefinitionKind kind, long id) {
        return database.write(session -> of(session, DELETE, organization, kind).number(id)
                .first(row -> row.getLong("id")).isPresent());
    }

    @Override
    public void deleteProject(ProjectId project) {
        database.update(
                session -> Call.of(session, DELETE_PROJECT).number(project.value()).run());
    }

    private static Call of(
            SqliteSession session, String sql, OrganizationId organization, DefinitionKind kind)
            throws SQLException {
        return Call.of(session, sql).number(organization.value()).text(Columns.word(kind));
    }

    private static @Nullable Long number(@Nullable ProjectId project) {
        return project == null ? null : project.value();
    }

    private static Definition definition(ResultSet row) throws SQLException {
        Long project = Columns.optionalNumber(row, "project_id");
        Long author = Columns.optionalNumber(row, "author_id");
        return new Definition(
                row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")),
                Columns.word(DefinitionKind.class, row, "kind"),
                project == null ? null : new ProjectId(project),
                row.getString("key"),
                author == null ? null : new UserId(author),
                row.getString("body"),
                Columns.time(row, "created_at"),
                Columns.time(row, "updated_at"));
    }
}
