/// Digest on stores in memory.
@NullMarked
package io.corral.engine.ingest.digest;

import org.jspecify.annotations.NullMarked;
