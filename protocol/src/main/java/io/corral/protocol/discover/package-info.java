/// Discover queries in the words of Sentry's API.
@NullMarked
package io.corral.protocol.discover;

import org.jspecify.annotations.NullMarked;
