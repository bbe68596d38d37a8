/// Tests of the event store in memory.
@NullMarked
package io.corral.testkit.event;

import org.jspecify.annotations.NullMarked;
