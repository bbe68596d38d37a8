/// The endpoints over HTTP, on a whole server.
@NullMarked
package io.corral.server.rest.monitors;

import org.jspecify.annotations.NullMarked;
