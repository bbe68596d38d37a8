package io.corral.testkit.memory;

import io.corral.testkit.contract.CorrectionStoreContract;
import io.corral.testkit.issue.IssueStores;

class MemoryCorrectionStoreTest extends CorrectionStoreContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }
}
