package io.corral.testkit.memory;

import io.corral.store.BlobStore;
import io.corral.testkit.contract.BlobStoreContract;
import io.corral.testkit.contract.Capability;
import java.time.InstantSource;

class MemoryBlobStoreTest extends BlobStoreContract {

    @Override
    protected BlobStore open(InstantSource clock) {
        return new MemoryBlobStore(clock);
    }

    @Override
    protected boolean supports(Capability capability) {
        return switch (capability) {
            case RESTART -> false;
        };
    }
}
