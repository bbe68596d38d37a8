/// Rules of slugs, origins and keys.
@NullMarked
package io.corral.domain.project;

import org.jspecify.annotations.NullMarked;
