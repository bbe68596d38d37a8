/// Administrative commands over the socket and as one-shots.
@NullMarked
package io.corral.server.admin;

import org.jspecify.annotations.NullMarked;
