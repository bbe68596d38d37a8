package io.corral.testkit.memory;

import io.corral.testkit.contract.IssueQueriesContract;
import io.corral.testkit.issue.IssueStores;

class MemoryIssueQueriesTest extends IssueQueriesContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }
}
