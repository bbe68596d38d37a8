/// Tests of how fast issues are dealt with.
@NullMarked
package io.corral.domain.triage.resolution;

import org.jspecify.annotations.NullMarked;
