/// Tests of the event store in DuckDB.
@NullMarked
package io.corral.store.embedded.event;

import org.jspecify.annotations.NullMarked;
