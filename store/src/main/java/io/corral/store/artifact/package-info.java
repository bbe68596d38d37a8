/// Ports of what build tools upload: [UploadChunkStore] holds pieces until they are put together,
/// [ArtifactStore] sources and source maps, [DebugFileStore] symbols and mappings. The bytes are in
/// the [io.corral.store.BlobStore].
@NullMarked
package io.corral.store.artifact;

import org.jspecify.annotations.NullMarked;
