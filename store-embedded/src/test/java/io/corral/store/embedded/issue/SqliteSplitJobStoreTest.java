package io.corral.store.embedded.issue;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.TestDatabase;
import io.corral.testkit.contract.SplitJobStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSplitJobStoreTest extends SplitJobStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected Stores open() {
        CorralDatabase opened = database.open();
        return new Stores(new SqliteSplitJobStore(opened.database()),
                new SqliteSplitMarkStore(opened.database()));
    }
}
