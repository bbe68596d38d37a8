/// The accounting of received items by hour.
@NullMarked
package io.corral.store.outcome;

import org.jspecify.annotations.NullMarked;
