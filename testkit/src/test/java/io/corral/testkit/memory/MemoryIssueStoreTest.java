package io.corral.testkit.memory;

import io.corral.testkit.contract.Capability;
import io.corral.testkit.contract.IssueStoreContract;
import io.corral.testkit.issue.IssueStores;

class MemoryIssueStoreTest extends IssueStoreContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }

    @Override
    protected boolean supports(Capability capability) {
        return switch (capability) {
            case RESTART -> false;
        };
    }
}
