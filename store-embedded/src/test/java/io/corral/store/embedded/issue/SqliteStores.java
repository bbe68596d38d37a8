package io.corral.store.embedded.issue;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.testkit.issue.IssueStores;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The stores of one file, opened again on each call.
final class SqliteStores implements AutoCloseable {

    private @Nullable CorralDatabase database;

    IssueStores open(Path folder) {
        close();
        database = CorralDatabase.open(folder.resolve("corral.db"));
        SqliteDatabase sqlite = database.database();
        return new IssueStores(
                new SqliteIssueStore(sqlite), new SqliteIssueQueries(sqlite),
                new SqliteReleaseStore(sqlite), new SqliteOutbox(sqlite),
                new SqliteOutcomeStore(sqlite), new SqliteCommitStore(sqlite),
                new SqliteDeployStore(sqlite), new SqliteRepositoryStore(sqlite),
                new SqliteHealthStore(sqlite), new SqliteCorrectionStore(sqlite));
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
