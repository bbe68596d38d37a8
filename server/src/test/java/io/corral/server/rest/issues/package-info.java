/// Flow tests of `rest.issues`.
@NullMarked
package io.corral.server.rest.issues;

import org.jspecify.annotations.NullMarked;
