package io.corral.testkit.event;

import io.corral.store.event.EventStore;
import io.corral.testkit.contract.EventStoreContract;

class MemoryEventStoreTest extends EventStoreContract {

    @Override
    protected EventStore open() {
        return new MemoryEventStore();
    }
}
