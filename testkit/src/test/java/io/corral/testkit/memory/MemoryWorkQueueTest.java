package io.corral.testkit.memory;

import io.corral.store.WorkQueue;
import io.corral.testkit.contract.Capability;
import io.corral.testkit.contract.WorkQueueContract;

class MemoryWorkQueueTest extends WorkQueueContract {

    @Override
    protected WorkQueue open() {
        return new MemoryWorkQueue();
    }

    @Override
    protected boolean supports(Capability capability) {
        return switch (capability) {
            case RESTART -> false;
        };
    }
}
