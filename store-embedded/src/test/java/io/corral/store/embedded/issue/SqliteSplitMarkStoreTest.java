package io.corral.store.embedded.issue;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.issue.SplitMarkStore;
import io.corral.testkit.contract.SplitMarkStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteSplitMarkStoreTest extends SplitMarkStoreContract {

    @TempDir
    Path temporary;

    private @Nullable CorralDatabase database;

    @Override
    protected SplitMarkStore open() {
        close();
        database = CorralDatabase.open(temporary.resolve("corral.db"));
        return new SqliteSplitMarkStore(database.database());
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
