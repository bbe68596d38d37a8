/// Tests of proposals.
@NullMarked
package io.corral.engine.proposal;

import org.jspecify.annotations.NullMarked;
