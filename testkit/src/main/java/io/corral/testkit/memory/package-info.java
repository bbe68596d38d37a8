/// Adapters of the ports in memory, for tests of what uses the ports: plain, exact, and forgotten
/// with the process.
@NullMarked
package io.corral.testkit.memory;

import org.jspecify.annotations.NullMarked;
