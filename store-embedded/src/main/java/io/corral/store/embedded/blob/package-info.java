/// Blobs as files named by the SHA-256 of their content, two folders deep.
@NullMarked
package io.corral.store.embedded.blob;

import org.jspecify.annotations.NullMarked;
