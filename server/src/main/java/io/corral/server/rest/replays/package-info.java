/// Replays: they are taken, but not kept yet, so lists are empty and none is found.
@NullMarked
package io.corral.server.rest.replays;

import org.jspecify.annotations.NullMarked;
