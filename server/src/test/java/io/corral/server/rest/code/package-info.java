/// The endpoints over HTTP, on a whole server.
@NullMarked
package io.corral.server.rest.code;

import org.jspecify.annotations.NullMarked;
