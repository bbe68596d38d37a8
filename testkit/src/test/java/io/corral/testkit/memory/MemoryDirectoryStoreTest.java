package io.corral.testkit.memory;

import io.corral.store.directory.DirectoryStore;
import io.corral.testkit.contract.Capability;
import io.corral.testkit.contract.DirectoryStoreContract;

class MemoryDirectoryStoreTest extends DirectoryStoreContract {

    @Override
    protected DirectoryStore open() {
        return new MemoryDirectoryStore();
    }

    @Override
    protected boolean supports(Capability capability) {
        return switch (capability) {
            case RESTART -> false;
        };
    }
}
