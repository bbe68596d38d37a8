package io.corral.store.embedded.issue;

import io.corral.testkit.contract.CorrectionPropertyContract;
import io.corral.testkit.issue.IssueStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteCorrectionPropertyTest extends CorrectionPropertyContract {

    @TempDir
    Path temporary;

    private final SqliteStores stores = new SqliteStores();
    private int opened;

    @Override
    protected IssueStores open() {
        opened++;
        try {
            return stores.open(
                    Files.createDirectories(temporary.resolve("try" + opened)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Each takes a database of its own.
    @Override
    protected int tries() {
        return 6;
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
