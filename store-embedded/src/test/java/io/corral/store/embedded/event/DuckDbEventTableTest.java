package io.corral.store.embedded.event;

import io.corral.store.event.EventStore;
import io.corral.testkit.contract.EventTableContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEventTableTest extends EventTableContract {

    @TempDir
    Path folder;

    @Override
    protected EventStore open() {
        return DuckDbEventStore.open(
                folder.resolve("events.duckdb"), EventSettings.defaults());
    }
}
