package io.corral.testkit.memory;

import io.corral.testkit.contract.ShownRankingStoreContract;

class MemoryShownRankingStoreTest extends ShownRankingStoreContract {

    @Override
    protected Opened open() {
        return new Opened(new MemoryDirectoryStore(), new MemoryShownRankingStore());
    }
}
