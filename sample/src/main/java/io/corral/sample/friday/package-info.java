/// The weekend after the Friday deploy: `FridayDeploy` makes its events, `Weekend` says when each
/// one happens. `FridayReleases` are the versions that run, `FridaySessions` how they fare,
/// `FridayIgnored` is what the team ignores.
@NullMarked
package io.corral.sample.friday;

import org.jspecify.annotations.NullMarked;
