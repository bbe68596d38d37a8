package io.corral.testkit.event;

import io.corral.store.event.EventStore;
import io.corral.testkit.contract.EventConditionContract;

class MemoryEventConditionTest extends EventConditionContract {

    @Override
    protected EventStore open() {
        return new MemoryEventStore();
    }
}
