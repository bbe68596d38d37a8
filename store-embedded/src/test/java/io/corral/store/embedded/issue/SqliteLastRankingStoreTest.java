package io.corral.store.embedded.issue;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.directory.EmbeddedDirectoryStore;
import io.corral.testkit.contract.LastRankingStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLastRankingStoreTest extends LastRankingStoreContract {

    @TempDir
    Path temporary;

    private @Nullable CorralDatabase database;

    @Override
    protected Opened open() {
        database = CorralDatabase.open(temporary.resolve("corral.db"));
        return new Opened(new EmbeddedDirectoryStore(database),
                new SqliteLastRankingStore(database.database()));
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
