package io.corral.store.embedded.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.SavedViewId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.SavedView;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.issue.SavedViewStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Saved views in `corral.db`.
public final class SqliteSavedViewStore implements SavedViewStore {

    private static final String NEXT =
            """
            INSERT INTO sequence (name, last) VALUES ('saved_view', 1)
            ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last""";
    private static final String PUT =
            """
            INSERT INTO saved_view
                (id, organization_id, author_id, shared, name, parameters, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET shared = excluded.shared, name = excluded.name,
                parameters = excluded.parameters""";
    private static final String FIND = "SELECT * FROM saved_view WHERE id = ?";
    private static final String VISIBLE =
            """
            SELECT * FROM saved_view WHERE organization_id = ? AND (shared = 1 OR author_id = ?)
            ORDER BY lower(name), id""";
    private static final String DELETE = "DELETE FROM saved_view WHERE id = ?";

    private final SqliteDatabase database;

    public SqliteSavedViewStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public SavedViewId nextId() {
        return new SavedViewId(database.write(session -> Call.of(session, NEXT).onlyNumber()));
    }

    @Override
    public void put(SavedView view) {
        database.update(session -> Call.of(session, PUT)
                .number(view.id().value())
                .number(view.organization().value())
                .number(view.author().value())
                .flag(view.shared())
                .text(view.name())
                .text(view.parameters())
                .time(view.createdAt())
                .run());
    }

    @Override
    public Optional<SavedView> find(SavedViewId view) {
        return database.read(session -> Call.of(session, FIND)
                .number(view.value())
                .first(SqliteSavedViewStore::view));
    }

    @Override
    public List<SavedView> visible(OrganizationId organization, UserId user) {
        return database.read(session -> Call.of(session, VISIBLE)
                .number(organization.value())
                .number(user.value())
                .list(SqliteSavedViewStore::view));
    }

    @Override
    public void delete(SavedViewId view) {
        database.update(session -> Call.of(session, DELETE).number(view.value()).run());
    }

    private static SavedView view(ResultSet row) throws SQLException {
        return new SavedView(
                new SavedViewId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                new UserId(row.getLong("author_id")),
                Columns.flag(row, "shared"),
                row.getString("name"),
                row.getString("parameters"),
                Columns.time(row, "created_at"));
    }
}
