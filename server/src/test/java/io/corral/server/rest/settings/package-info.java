/// The endpoints over HTTP, on a whole server.
@NullMarked
package io.corral.server.rest.settings;

import org.jspecify.annotations.NullMarked;
