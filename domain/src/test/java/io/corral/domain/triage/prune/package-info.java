/// Tests of what is proposed to be pruned.
@NullMarked
package io.corral.domain.triage.prune;

import org.jspecify.annotations.NullMarked;
