package io.corral.testkit.memory;

import io.corral.testkit.contract.IssueEditContract;
import io.corral.testkit.issue.IssueStores;

class MemoryIssueEditTest extends IssueEditContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }
}
