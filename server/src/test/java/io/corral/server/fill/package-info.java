/// Tests of filling stores for measurements.
@NullMarked
package io.corral.server.fill;

import org.jspecify.annotations.NullMarked;
