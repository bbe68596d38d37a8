/// What an organisation learned, over REST of a whole server.
@NullMarked
package io.corral.server.rest.memory;

import org.jspecify.annotations.NullMarked;
