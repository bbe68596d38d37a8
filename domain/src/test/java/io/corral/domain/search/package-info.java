/// Tests of `domain.search`.
@NullMarked
package io.corral.domain.search;

import org.jspecify.annotations.NullMarked;
