package io.corral.testkit.memory;

import io.corral.testkit.contract.UploadStoresContract;

class MemoryUploadStoresTest extends UploadStoresContract {

    @Override
    protected Opened open() {
        return new Opened(new MemoryDirectoryStore(), new MemoryUploadChunkStore(),
                new MemoryArtifactStore(), new MemoryDebugFileStore());
    }
}
