/// What each SDK's request must look like.
@NullMarked
package io.corral.sample.wire;

import org.jspecify.annotations.NullMarked;
