/// The event store in memory, and rows to test with.
@NullMarked
package io.corral.testkit.event;

import org.jspecify.annotations.NullMarked;
