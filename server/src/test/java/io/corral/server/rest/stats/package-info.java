/// Flow tests of `rest.stats`.
@NullMarked
package io.corral.server.rest.stats;

import org.jspecify.annotations.NullMarked;
