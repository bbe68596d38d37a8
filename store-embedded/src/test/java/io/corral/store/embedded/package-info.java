/// Tests of the data directory.
@NullMarked
package io.corral.store.embedded;

import org.jspecify.annotations.NullMarked;
