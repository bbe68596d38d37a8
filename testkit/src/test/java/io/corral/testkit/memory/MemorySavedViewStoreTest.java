package io.corral.testkit.memory;

import io.corral.testkit.contract.SavedViewStoreContract;

class MemorySavedViewStoreTest extends SavedViewStoreContract {

    @Override
    protected Opened open() {
        return new Opened(new MemoryDirectoryStore(), new MemorySavedViewStore());
    }
}
