package io.corral.testkit.memory;

import io.corral.testkit.contract.IssueCountingContract;
import io.corral.testkit.issue.IssueStores;

class MemoryIssueCountingTest extends IssueCountingContract {

    @Override
    protected IssueStores openEmpty() {
        return MemoryIssueStores.create();
    }
}
