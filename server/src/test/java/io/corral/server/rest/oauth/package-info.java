/// The endpoints over HTTP, on a whole server.
@NullMarked
package io.corral.server.rest.oauth;

import org.jspecify.annotations.NullMarked;
