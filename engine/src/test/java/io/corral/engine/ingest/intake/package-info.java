/// Tests of this package.
@NullMarked
package io.corral.engine.ingest.intake;

import org.jspecify.annotations.NullMarked;
