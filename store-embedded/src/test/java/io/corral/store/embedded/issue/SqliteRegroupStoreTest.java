package io.corral.store.embedded.issue;

import io.corral.store.embedded.TestDatabase;
import io.corral.store.regroup.RegroupStore;
import io.corral.testkit.contract.RegroupStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteRegroupStoreTest extends RegroupStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected RegroupStore open() {
        return new SqliteRegroupStore(database.open().database());
    }
}
