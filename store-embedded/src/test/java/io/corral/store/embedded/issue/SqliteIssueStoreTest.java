package io.corral.store.embedded.issue;

import io.corral.store.embedded.TestDatabase;
import io.corral.testkit.contract.IssueStoreContract;
import io.corral.testkit.issue.IssueStores;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteIssueStoreTest extends IssueStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected IssueStores open() {
        return SqliteStores.of(database.open());
    }
}
