/// The accounting of everything received: every item ends in exactly one [Outcome], counted by
/// category, reason and hour.
@NullMarked
package io.corral.domain.outcome;

import org.jspecify.annotations.NullMarked;
