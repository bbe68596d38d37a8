package io.corral.testkit.memory;

import io.corral.testkit.contract.LastRankingStoreContract;

class MemoryLastRankingStoreTest extends LastRankingStoreContract {

    @Override
    protected Opened open() {
        return new Opened(new MemoryDirectoryStore(), new MemoryLastRankingStore());
    }
}
