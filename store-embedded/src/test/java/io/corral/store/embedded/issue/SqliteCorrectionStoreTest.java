package io.corral.store.embedded.issue;

import io.corral.testkit.contract.CorrectionStoreContract;
import io.corral.testkit.issue.IssueStores;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteCorrectionStoreTest extends CorrectionStoreContract {

    @TempDir
    Path temporary;

    private final SqliteStores stores = new SqliteStores();

    @Override
    protected IssueStores open() {
        return stores.open(temporary);
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
