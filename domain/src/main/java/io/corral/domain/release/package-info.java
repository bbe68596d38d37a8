/// Releases: reading version names and telling which of two is newer. [ReleaseOrder] is what
/// regression asks.
@NullMarked
package io.corral.domain.release;

import org.jspecify.annotations.NullMarked;
