/// What build tools upload, in `corral.db`.
@NullMarked
package io.corral.store.embedded.artifact;

import org.jspecify.annotations.NullMarked;
