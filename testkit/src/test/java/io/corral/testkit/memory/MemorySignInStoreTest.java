package io.corral.testkit.memory;

import io.corral.testkit.contract.SignInStoreContract;

class MemorySignInStoreTest extends SignInStoreContract {

    @Override
    protected Opened open() {
        return new Opened(new MemoryDirectoryStore(), new MemorySignInStore());
    }
}
