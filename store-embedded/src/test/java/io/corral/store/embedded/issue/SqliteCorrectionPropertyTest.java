package io.corral.store.embedded.issue;

import io.corral.store.embedded.TestDatabase;
import io.corral.testkit.contract.CorrectionPropertyContract;
import io.corral.testkit.issue.IssueStores;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteCorrectionPropertyTest extends CorrectionPropertyContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected IssueStores open() {
        return SqliteStores.of(database.openEmpty());
    }

    /// Each takes a database of its own.
    @Override
    protected int tries() {
        return 6;
    }
}
