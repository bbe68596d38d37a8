/// Tests of source maps.
@NullMarked
package io.corral.protocol.sourcemap;

import org.jspecify.annotations.NullMarked;
