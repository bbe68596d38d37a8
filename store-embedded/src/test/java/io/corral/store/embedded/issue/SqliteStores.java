package io.corral.store.embedded.issue;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.testkit.issue.IssueStores;

/// The stores of one database.
final class SqliteStores {

    private SqliteStores() {}

    static IssueStores of(CorralDatabase database) {
        SqliteDatabase sqlite = database.database();
        return new IssueStores(
                new SqliteIssueStore(sqlite), new SqliteIssueQueries(sqlite),
                new SqliteReleaseStore(sqlite), new SqliteOutbox(sqlite),
                new SqliteOutcomeStore(sqlite), new SqliteCommitStore(sqlite),
                new SqliteDeployStore(sqlite), new SqliteRepositoryStore(sqlite),
                new SqliteHealthStore(sqlite), new SqliteCorrectionStore(sqlite));
    }
}
