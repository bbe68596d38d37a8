/// What the load must be like for a benchmark to mean something.
@NullMarked
package io.corral.sample.load;

import org.jspecify.annotations.NullMarked;
