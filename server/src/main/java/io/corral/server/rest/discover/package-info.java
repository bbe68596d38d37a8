/// Questions about many events on the wire: tables, series, facets, what can be asked for, and
/// whether a question is right before it is asked (API reference 2.3, 49 to 53, and 3).
@NullMarked
package io.corral.server.rest.discover;

import org.jspecify.annotations.NullMarked;
