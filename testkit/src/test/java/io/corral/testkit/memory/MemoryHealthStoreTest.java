package io.corral.testkit.memory;

import io.corral.testkit.contract.HealthStoreContract;
import io.corral.testkit.issue.IssueStores;

class MemoryHealthStoreTest extends HealthStoreContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }
}
