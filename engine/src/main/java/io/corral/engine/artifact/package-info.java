/// What build tools upload: [ChunkUploads] takes pieces, [ArtifactUploads] and [DebugFileUploads]
/// put them together and keep what is inside, [ReleaseFiles] takes single files. [UploadedBytes]
/// is how the bytes are kept, [UploadWatch] tells readers that something changed.
@NullMarked
package io.corral.engine.artifact;

import org.jspecify.annotations.NullMarked;
