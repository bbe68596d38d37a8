/// Formats of what build tools upload: the manifest of a bundle.
@NullMarked
package io.corral.protocol.artifact;

import org.jspecify.annotations.NullMarked;
