/// Trying a change of the grouping on stored events before it is made. [Backtests] keeps the trials
/// and makes the change; [Replay] groups stored events again, [Forecasting] says what would come of
/// it, from the same decisions that a regroup job makes.
@NullMarked
package io.corral.engine.backtest;

import org.jspecify.annotations.NullMarked;
