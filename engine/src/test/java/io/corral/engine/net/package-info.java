/// Tests of this package.
@NullMarked
package io.corral.engine.net;

import org.jspecify.annotations.NullMarked;
