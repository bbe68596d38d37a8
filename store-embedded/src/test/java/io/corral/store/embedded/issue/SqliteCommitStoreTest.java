package io.corral.store.embedded.issue;

import io.corral.store.embedded.TestDatabase;
import io.corral.testkit.contract.CommitStoreContract;
import io.corral.testkit.issue.IssueStores;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteCommitStoreTest extends CommitStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected IssueStores open() {
        return SqliteStores.of(database.open());
    }
}
