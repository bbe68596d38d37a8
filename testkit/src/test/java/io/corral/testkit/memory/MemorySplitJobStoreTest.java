package io.corral.testkit.memory;

import io.corral.testkit.contract.SplitJobStoreContract;

class MemorySplitJobStoreTest extends SplitJobStoreContract {

    @Override
    protected Stores open() {
        MemorySplitMarkStore marks = new MemorySplitMarkStore();
        return new Stores(new MemorySplitJobStore(marks), marks);
    }
}
