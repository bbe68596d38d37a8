package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.IssueKey;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.issue.CorrectionStore;
import io.corral.store.issue.LinkedKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Merges and splits in `corral.db`.
public final class SqliteCorrectionStore implements CorrectionStore {

    private final SqliteDatabase database;

    public SqliteCorrectionStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<IssueId> merge(IssueId parent, List<IssueId> children, Correction by) {
        return database.write(session -> new Merging(session).merge(parent, children, by));
    }

    @Override
    public Optional<Moved> split(IssueId issue, Set<IssueKey> keys, Face shown, Correction by) {
        return database.write(session -> new Splitting(session).split(issue, keys, shown, by));
    }

    @Override
    public Optional<Moved> undo(IssueId issue, long activity, Correction by) {
        return database.write(session -> new Undoing(session).undo(issue, activity, by));
    }

    @Override
    public void annotate(IssueId issue, long activity, Map<String, Object> data) {
        database.update(session -> new ActivityRows(session)
                .annotate(issue.value(), activity, data));
    }

    @Override
    public void settle(IssueId issue, long activity, boolean undone) {
        database.update(session -> new Undoing(session).end(issue, activity, undone));
    }

    @Override
    public void show(IssueId issue, Face shown) {
        database.update(session -> new IssueNumbers(session, new Labels(session))
                .show(issue.value(), shown.newest(), shown.unhandled()));
    }

    @Override
    public List<LinkedKey> keys(IssueId issue) {
        return database.read(session -> new KeyLinks(session).linked(issue));
    }
}
