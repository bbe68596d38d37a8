package io.corral.store.embedded.event;

import io.corral.store.event.EventStore;
import io.corral.testkit.contract.EventRegroupContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEventRegroupTest extends EventRegroupContract {

    @TempDir
    Path folder;

    @Override
    protected EventStore open() {
        return DuckDbEventStore.open(folder.resolve("events.duckdb"), EventSettings.defaults());
    }
}
