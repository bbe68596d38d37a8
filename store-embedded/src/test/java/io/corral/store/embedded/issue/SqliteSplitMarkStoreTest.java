package io.corral.store.embedded.issue;

import io.corral.store.embedded.TestDatabase;
import io.corral.store.issue.SplitMarkStore;
import io.corral.testkit.contract.SplitMarkStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSplitMarkStoreTest extends SplitMarkStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected SplitMarkStore open() {
        return new SqliteSplitMarkStore(database.open().database());
    }
}
