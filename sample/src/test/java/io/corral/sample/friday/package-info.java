/// What the weekend must hold to be worth grouping.
@NullMarked
package io.corral.sample.friday;

import org.jspecify.annotations.NullMarked;
