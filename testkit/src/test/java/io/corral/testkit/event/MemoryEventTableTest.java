package io.corral.testkit.event;

import io.corral.store.event.EventStore;
import io.corral.testkit.contract.EventTableContract;

class MemoryEventTableTest extends EventTableContract {

    @Override
    protected EventStore open() {
        return new MemoryEventStore();
    }
}
