package io.corral.testkit.memory;

import io.corral.store.PayloadStore;
import io.corral.testkit.contract.Capability;
import io.corral.testkit.contract.PayloadStoreContract;

class MemoryPayloadStoreTest extends PayloadStoreContract {

    @Override
    protected PayloadStore open() {
        return new MemoryPayloadStore();
    }

    @Override
    protected boolean supports(Capability capability) {
        return switch (capability) {
            case RESTART -> false;
        };
    }
}
