package io.corral.store.embedded.artifact;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.TestDatabase;
import io.corral.store.embedded.directory.EmbeddedDirectoryStore;
import io.corral.testkit.contract.UploadStoresContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteUploadStoresTest extends UploadStoresContract {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Override
    protected Opened open() {
        CorralDatabase opened = database.open();
        return new Opened(new EmbeddedDirectoryStore(opened),
                new SqliteUploadChunkStore(opened.database()),
                new SqliteArtifactStore(opened.database()),
                new SqliteDebugFileStore(opened.database()));
    }
}
