package io.corral.testkit.memory;

import io.corral.store.issue.SplitMarkStore;
import io.corral.testkit.contract.SplitMarkStoreContract;

class MemorySplitMarkStoreTest extends SplitMarkStoreContract {

    @Override
    protected SplitMarkStore open() {
        return new MemorySplitMarkStore();
    }
}
