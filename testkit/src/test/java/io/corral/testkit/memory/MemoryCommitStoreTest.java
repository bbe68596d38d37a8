package io.corral.testkit.memory;

import io.corral.testkit.contract.CommitStoreContract;
import io.corral.testkit.issue.IssueStores;

class MemoryCommitStoreTest extends CommitStoreContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }
}
