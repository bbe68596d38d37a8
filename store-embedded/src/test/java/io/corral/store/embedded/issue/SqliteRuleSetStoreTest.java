package io.corral.store.embedded.issue;

import io.corral.store.embedded.CorralDatabase;
import io.corral.store.grouping.RuleSetStore;
import io.corral.testkit.contract.RuleSetStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteRuleSetStoreTest extends RuleSetStoreContract {

    @TempDir
    Path temporary;

    private @Nullable CorralDatabase database;

    @Override
    protected RuleSetStore store() {
        database = CorralDatabase.open(temporary.resolve("corral.db"));
        return new SqliteRuleSetStore(database.database());
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
