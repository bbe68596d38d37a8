/// From an acknowledged request to its effects: what an event becomes in each store.
@NullMarked
package io.corral.engine.ingest;

import org.jspecify.annotations.NullMarked;
