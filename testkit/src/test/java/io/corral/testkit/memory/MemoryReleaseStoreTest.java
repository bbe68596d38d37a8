package io.corral.testkit.memory;

import io.corral.testkit.contract.ReleaseStoreContract;
import io.corral.testkit.issue.IssueStores;

class MemoryReleaseStoreTest extends ReleaseStoreContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }
}
