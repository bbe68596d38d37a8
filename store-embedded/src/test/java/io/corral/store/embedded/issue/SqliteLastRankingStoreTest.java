package io.corral.store.embedded.issue;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.TestDatabase;
import io.corral.store.embedded.directory.EmbeddedDirectoryStore;
import io.corral.testkit.contract.LastRankingStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteLastRankingStoreTest extends LastRankingStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected Opened open() {
        CorralDatabase opened = database.open();
        return new Opened(new EmbeddedDirectoryStore(opened),
                new SqliteLastRankingStore(opened.database()));
    }
}
