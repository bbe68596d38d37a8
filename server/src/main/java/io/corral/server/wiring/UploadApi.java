package io.corral.server.wiring;

import io.corral.engine.artifact.ArtifactUploads;
import io.corral.engine.artifact.Assemblies;
import io.corral.engine.artifact.ChunkUploads;
import io.corral.engine.artifact.DebugFileUploads;
import io.corral.engine.artifact.ReleaseFiles;
import io.corral.engine.artifact.UploadStores;
import io.corral.server.rest.Api;
import io.corral.server.rest.uploads.AssembleRoutes;
import io.corral.server.rest.uploads.ChunkRoutes;
import io.corral.server.rest.uploads.DebugFileRoutes;
import io.corral.server.rest.uploads.ReleaseFileRoutes;
import java.nio.file.Path;
import java.time.InstantSource;

/// Wires the endpoints of uploads.
final class UploadApi {

    private final EmbeddedStores stores;
    private final Assemblies assemblies;
    private final InstantSource clock;

    UploadApi(EmbeddedStores stores, Assemblies assemblies, InstantSource clock) {
        this.stores = stores;
        this.assemblies = assemblies;
        this.clock = clock;
    }

    void addTo(Api api) {
        UploadStores uploads = stores.uploads();
        Path temporary = stores.directory().temporary();
        var debugFiles = new DebugFileUploads(uploads, temporary, assemblies, clock);
        new ChunkRoutes(new ChunkUploads(uploads, clock)).addTo(api);
        new AssembleRoutes(new ArtifactUploads(uploads, temporary, assemblies, clock),
                debugFiles, stores.releases()).addTo(api);
        new DebugFileRoutes(debugFiles, uploads.debugFiles()).addTo(api);
        new ReleaseFileRoutes(new ReleaseFiles(uploads, clock), uploads.artifacts(),
                stores.releases()).addTo(api);
    }
}
