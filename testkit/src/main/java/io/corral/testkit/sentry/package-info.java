/// A server that answers as sentry.io does, about an invented organisation:
/// [io.corral.testkit.sentry.SentryDouble]. For clients of Sentry's REST API.
@NullMarked
package io.corral.testkit.sentry;

import org.jspecify.annotations.NullMarked;
