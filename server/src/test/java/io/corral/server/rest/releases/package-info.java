/// Flow tests of `rest.releases`.
@NullMarked
package io.corral.server.rest.releases;

import org.jspecify.annotations.NullMarked;
