/// Tests of this package.
@NullMarked
package io.corral.store.embedded.payload;

import org.jspecify.annotations.NullMarked;
