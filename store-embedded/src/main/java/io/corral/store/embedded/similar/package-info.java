/// Sketches, similar issues and proposals in `corral.db`. Values that are only read whole stand as
/// bytes, written by `SketchCodec` and `GroundsCodec`.
@NullMarked
package io.corral.store.embedded.similar;

import org.jspecify.annotations.NullMarked;
