/// What an organisation learned, over REST.
@NullMarked
package io.corral.server.rest.memory;

import org.jspecify.annotations.NullMarked;
