/// Fills a data directory for `corral bench query`: as many rows, issues and payloads as asked for,
/// straight into the stores. `Cast` is who appears, `EventMaker` writes one event after the other,
/// `Fill` stores them in batches as digest would.
@NullMarked
package io.corral.server.fill;

import org.jspecify.annotations.NullMarked;
