/// Tests of this package.
@NullMarked
package io.corral.testkit.memory;

import org.jspecify.annotations.NullMarked;
