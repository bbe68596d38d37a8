/// What build tools upload so that minified code can be read: [ArtifactBundle] holds
/// [Artifact]s (sources and source maps), [DebugFile]s are symbols and mappings of compiled
/// languages. A [DebugId] names one build of one file.
@NullMarked
package io.corral.domain.artifact;

import org.jspecify.annotations.NullMarked;
