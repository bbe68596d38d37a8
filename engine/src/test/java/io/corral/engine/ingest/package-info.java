/// Rows and bodies of intake and digest.
@NullMarked
package io.corral.engine.ingest;

import org.jspecify.annotations.NullMarked;
