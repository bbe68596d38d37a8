/// Tests of this package.
@NullMarked
package io.corral.engine.ingest.shape;

import org.jspecify.annotations.NullMarked;
