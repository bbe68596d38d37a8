package io.corral.testkit.memory;

import io.corral.testkit.contract.OutboxContract;
import io.corral.testkit.issue.IssueStores;

class MemoryOutboxTest extends OutboxContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }
}
