/// The endpoints over HTTP, on a whole server.
@NullMarked
package io.corral.server.rest.traces;

import org.jspecify.annotations.NullMarked;
