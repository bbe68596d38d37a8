/// The event store's contract, its adapter in memory, and rows to test with.
@NullMarked
package io.corral.testkit.event;

import org.jspecify.annotations.NullMarked;
