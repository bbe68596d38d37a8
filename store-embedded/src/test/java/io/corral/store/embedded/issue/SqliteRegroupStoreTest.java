package io.corral.store.embedded.issue;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.regroup.RegroupStore;
import io.corral.testkit.contract.RegroupStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteRegroupStoreTest extends RegroupStoreContract {

    @TempDir
    Path temporary;

    private @Nullable CorralDatabase database;

    @Override
    protected RegroupStore open() {
        close();
        database = CorralDatabase.open(temporary.resolve("corral.db"));
        return new SqliteRegroupStore(database.database());
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
