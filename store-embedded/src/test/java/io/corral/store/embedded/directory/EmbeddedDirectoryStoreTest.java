package io.corral.store.embedded.directory;

import io.corral.store.directory.DirectoryStore;
import io.corral.store.embedded.TestDatabase;
import io.corral.testkit.contract.DirectoryStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedDirectoryStoreTest extends DirectoryStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected DirectoryStore open() {
        return new EmbeddedDirectoryStore(database.open());
    }
}
