/// Uploads of build tools (API reference 2.5): [ChunkRoutes] takes pieces, [AssembleRoutes] has
/// them put together; [ReleaseFileRoutes] and [DebugFileRoutes] list and take single files.
@NullMarked
package io.corral.server.rest.uploads;

import org.jspecify.annotations.NullMarked;
