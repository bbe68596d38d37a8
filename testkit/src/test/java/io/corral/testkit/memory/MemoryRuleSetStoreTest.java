package io.corral.testkit.memory;

import io.corral.store.grouping.RuleSetStore;
import io.corral.testkit.contract.RuleSetStoreContract;

class MemoryRuleSetStoreTest extends RuleSetStoreContract {

    @Override
    protected RuleSetStore store() {
        return new MemoryRuleSetStore();
    }
}
