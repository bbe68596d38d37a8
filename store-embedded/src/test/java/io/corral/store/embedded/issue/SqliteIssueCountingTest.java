package io.corral.store.embedded.issue;

import io.corral.testkit.contract.IssueCountingContract;
import io.corral.testkit.issue.IssueStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteIssueCountingTest extends IssueCountingContract {

    @TempDir
    Path temporary;

    private final SqliteStores stores = new SqliteStores();

    @Override
    protected IssueStores openEmpty() {
        try {
            return stores.open(Files.createTempDirectory(temporary, "stores"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
