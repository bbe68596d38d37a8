package io.corral.store.embedded.issue;

import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.issue.SplitMarkStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Split marks in `corral.db`.
public final class SqliteSplitMarkStore implements SplitMarkStore {

    private static final String ALL = "SELECT * FROM split_mark ORDER BY id";

    private final SqliteDatabase database;

    public SqliteSplitMarkStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<SplitMark> all() {
        return database.read(session -> Call.of(session, ALL).list(SqliteSplitMarkStore::mark));
    }

    private static SplitMark mark(ResultSet row) throws SQLException {
        return new SplitMark(
                row.getLong("id"), new ProjectId(row.getLong("project_id")), row.getLong("key"),
                SplitMarkRows.Row.read(row));
    }

    @Override
    public SplitMark add(ProjectId project, long key, Condition when, Correction by) {
        return database.write(session -> SplitMarkRows.add(session, project, key, when, by));
    }

    @Override
    public boolean remove(long id) {
        return database.write(session -> SplitMarkRows.remove(session, id));
    }
}
