/// The parts together, on stores of a temporary directory.
@NullMarked
package io.corral.server.wiring;

import org.jspecify.annotations.NullMarked;
