/// Profiles: they are taken, but not kept yet, so a flame graph is empty and no profile is found.
@NullMarked
package io.corral.server.rest.profiles;

import org.jspecify.annotations.NullMarked;
