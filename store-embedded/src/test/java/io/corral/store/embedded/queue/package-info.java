/// Tests of this package.
@NullMarked
package io.corral.store.embedded.queue;

import org.jspecify.annotations.NullMarked;
