package io.corral.testkit.memory;

import io.corral.testkit.contract.DefinitionStoreContract;

class MemoryDefinitionStoreTest extends DefinitionStoreContract {

    @Override
    protected Opened open() {
        return new Opened(new MemoryDirectoryStore(), new MemoryDefinitionStore());
    }
}
