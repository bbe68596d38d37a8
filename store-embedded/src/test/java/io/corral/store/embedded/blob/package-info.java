/// Tests of this package.
@NullMarked
package io.corral.store.embedded.blob;

import org.jspecify.annotations.NullMarked;
