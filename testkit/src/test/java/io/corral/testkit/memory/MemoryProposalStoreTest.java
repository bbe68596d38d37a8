package io.corral.testkit.memory;

import io.corral.testkit.contract.ProposalStoreContract;

class MemoryProposalStoreTest extends ProposalStoreContract {

    @Override
    protected Opened open() {
        return new Opened(new MemorySimilarityStore(), new MemoryProposalStore());
    }
}
