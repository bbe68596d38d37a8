/// The worklist of an organisation and its product context over the API: our own, Sentry has none.
@NullMarked
package io.corral.server.rest.triage;

import org.jspecify.annotations.NullMarked;
