package io.corral.store.embedded.issue;

import io.corral.store.embedded.TestDatabase;
import io.corral.testkit.contract.IssueCountingContract;
import io.corral.testkit.issue.IssueStores;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteIssueCountingTest extends IssueCountingContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected IssueStores openEmpty() {
        return SqliteStores.of(database.openEmpty());
    }
}
