/// Proposals about the grouping of a project over the API: our own, Sentry has none.
@NullMarked
package io.corral.server.rest.proposals;

import org.jspecify.annotations.NullMarked;
