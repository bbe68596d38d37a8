/// The weekend after the Friday deploy: `FridayDeploy` makes its events, `Weekend` says when each
/// one happens.
@NullMarked
package io.corral.sample.friday;

import org.jspecify.annotations.NullMarked;
