/// Tests of what is answered about profiles.
@NullMarked
package io.corral.server.rest.profiles;

import org.jspecify.annotations.NullMarked;
