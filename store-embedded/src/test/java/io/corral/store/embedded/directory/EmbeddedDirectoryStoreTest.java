package io.corral.store.embedded.directory;

import io.corral.store.directory.DirectoryStore;
import io.corral.store.embedded.CorralDatabase;
import io.corral.testkit.contract.DirectoryStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDirectoryStoreTest extends DirectoryStoreContract {

    @TempDir
    Path temporary;

    private @Nullable CorralDatabase database;

    @Override
    protected DirectoryStore open() {
        close();
        database = CorralDatabase.open(temporary.resolve("corral.db"));
        return new EmbeddedDirectoryStore(database);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
