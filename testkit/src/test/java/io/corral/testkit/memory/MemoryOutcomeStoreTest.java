package io.corral.testkit.memory;

import io.corral.testkit.contract.OutcomeStoreContract;
import io.corral.testkit.issue.IssueStores;

class MemoryOutcomeStoreTest extends OutcomeStoreContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }
}
