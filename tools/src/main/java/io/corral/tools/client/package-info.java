/// A client of Sentry's REST API, as Corral, sentry.io and self-hosted Sentry serve it: for the
/// terminal and for agents. Credentials come from the environment and are never printed.
@NullMarked
package io.corral.tools.client;

import org.jspecify.annotations.NullMarked;
