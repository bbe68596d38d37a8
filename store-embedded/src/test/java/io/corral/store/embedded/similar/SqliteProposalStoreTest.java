package io.corral.store.embedded.similar;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.TestDatabase;
import io.corral.testkit.contract.ProposalStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteProposalStoreTest extends ProposalStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected Opened open() {
        CorralDatabase opened = database.open();
        return new Opened(new SqliteSimilarityStore(opened.database()),
                new SqliteProposalStore(opened.database()));
    }
}
