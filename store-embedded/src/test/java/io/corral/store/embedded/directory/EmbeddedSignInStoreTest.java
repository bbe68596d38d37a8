package io.corral.store.embedded.directory;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.TestDatabase;
import io.corral.testkit.contract.SignInStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedSignInStoreTest extends SignInStoreContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected Opened open() {
        CorralDatabase opened = database.open();
        return new Opened(new EmbeddedDirectoryStore(opened), new EmbeddedSignInStore(opened));
    }
}
