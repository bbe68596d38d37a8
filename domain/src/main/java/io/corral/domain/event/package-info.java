/// The event as the rest of Corral sees it: one typed value, whatever spelling the SDK used.
/// `protocol` reads it from JSON; `engine.ingest` normalises it; `domain.group` groups it; `store`
/// rows and REST views are made from it. JSON values that Corral does not interpret are kept as
/// `Map`, `List`, `String`, `Number`, `Boolean` or null.
@NullMarked
package io.corral.domain.event;

import org.jspecify.annotations.NullMarked;
