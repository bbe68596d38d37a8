package io.corral.testkit.memory;

import io.corral.testkit.contract.CorrectionPropertyContract;
import io.corral.testkit.issue.IssueStores;

class MemoryCorrectionPropertyTest extends CorrectionPropertyContract {

    @Override
    protected IssueStores open() {
        return MemoryIssueStores.create();
    }
}
