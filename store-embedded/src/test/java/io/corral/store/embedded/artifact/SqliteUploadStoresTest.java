package io.corral.store.embedded.artifact;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.directory.EmbeddedDirectoryStore;
import io.corral.testkit.contract.UploadStoresContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteUploadStoresTest extends UploadStoresContract {

    @TempDir
    Path temporary;

    private @Nullable CorralDatabase database;

    @Override
    protected Opened open() {
        database = CorralDatabase.open(temporary.resolve("corral.db"));
        return new Opened(new EmbeddedDirectoryStore(database),
                new SqliteUploadChunkStore(database.database()),
                new SqliteArtifactStore(database.database()),
                new SqliteDebugFileStore(database.database()));
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
