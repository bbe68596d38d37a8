/// Rules of scopes and roles.
@NullMarked
package io.corral.domain.access;

import org.jspecify.annotations.NullMarked;
