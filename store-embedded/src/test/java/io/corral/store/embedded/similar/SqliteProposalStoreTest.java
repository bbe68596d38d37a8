package io.corral.store.embedded.similar;

import io.corral.store.embedded.CorralDatabase;
import io.corral.testkit.contract.ProposalStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteProposalStoreTest extends ProposalStoreContract {

    @TempDir
    Path directory;

    private @Nullable CorralDatabase database;

    @Override
    protected Opened open() {
        CorralDatabase opened = CorralDatabase.open(directory.resolve("corral.db"));
        database = opened;
        return new Opened(new SqliteSimilarityStore(opened.database()),
                new SqliteProposalStore(opened.database()));
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
