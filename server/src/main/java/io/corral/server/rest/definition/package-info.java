/// What endpoints about definitions share: [Definitions] of one kind, found by number or key, kept
/// and refused in one way.
@NullMarked
package io.corral.server.rest.definition;

import org.jspecify.annotations.NullMarked;
