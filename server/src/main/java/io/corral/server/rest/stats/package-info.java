/// Statistics of outcomes, and the environments events came from.
@NullMarked
package io.corral.server.rest.stats;

import org.jspecify.annotations.NullMarked;
