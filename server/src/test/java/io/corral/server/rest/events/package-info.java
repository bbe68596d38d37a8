/// Flow tests of `rest.events`.
@NullMarked
package io.corral.server.rest.events;

import org.jspecify.annotations.NullMarked;
