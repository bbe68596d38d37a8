/// Releases on the wire.
@NullMarked
package io.corral.server.rest.releases;

import org.jspecify.annotations.NullMarked;
