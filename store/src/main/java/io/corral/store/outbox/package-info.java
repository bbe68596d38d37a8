/// What still has to be told to others: written with the change it follows from, delivered at least
/// once.
@NullMarked
package io.corral.store.outbox;

import org.jspecify.annotations.NullMarked;
