/// Tests of release health.
@NullMarked
package io.corral.domain.health;

import org.jspecify.annotations.NullMarked;
