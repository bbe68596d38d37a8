/// Flow tests of `rest.discover`.
@NullMarked
package io.corral.server.rest.discover;

import org.jspecify.annotations.NullMarked;
