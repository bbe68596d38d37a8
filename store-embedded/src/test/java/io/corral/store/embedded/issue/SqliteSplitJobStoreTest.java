package io.corral.store.embedded.issue;

import io.corral.store.embedded.CorralDatabase;
import io.corral.testkit.contract.SplitJobStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteSplitJobStoreTest extends SplitJobStoreContract {

    @TempDir
    Path temporary;

    private @Nullable CorralDatabase database;

    @Override
    protected Stores open() {
        close();
        database = CorralDatabase.open(temporary.resolve("corral.db"));
        return new Stores(new SqliteSplitJobStore(database.database()),
                new SqliteSplitMarkStore(database.database()));
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
