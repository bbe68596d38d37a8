/// Tests of what a change of the grouping would do.
@NullMarked
package io.corral.domain.backtest;

import org.jspecify.annotations.NullMarked;
