/// Tests of trying a grouping on stored events.
@NullMarked
package io.corral.engine.backtest;

import org.jspecify.annotations.NullMarked;
