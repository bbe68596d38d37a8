/// That what comes out is what Corral's own readers expect.
@NullMarked
package io.corral.sample;

import org.jspecify.annotations.NullMarked;
