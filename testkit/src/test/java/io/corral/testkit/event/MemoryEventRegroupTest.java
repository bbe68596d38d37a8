package io.corral.testkit.event;

import io.corral.store.event.EventStore;
import io.corral.testkit.contract.EventRegroupContract;

class MemoryEventRegroupTest extends EventRegroupContract {

    @Override
    protected EventStore open() {
        return new MemoryEventStore();
    }
}
