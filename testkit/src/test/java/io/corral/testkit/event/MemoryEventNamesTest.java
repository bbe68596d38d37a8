package io.corral.testkit.event;

import io.corral.store.event.EventStore;
import io.corral.testkit.contract.EventNamesContract;

class MemoryEventNamesTest extends EventNamesContract {

    @Override
    protected EventStore open() {
        return new MemoryEventStore();
    }
}
