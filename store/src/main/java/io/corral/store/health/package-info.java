/// Sums of sessions per hour, release and environment.
@NullMarked
package io.corral.store.health;

import org.jspecify.annotations.NullMarked;
