/// What a change of the grouping would do to stored events: how issues differ afterwards
/// ([Forecast], [Difference]) and which alerts would have fired ([AlertForecast]). Pure; built on
/// what decides a regroup job, so that a forecast says what applying it does.
@NullMarked
package io.corral.domain.backtest;

import org.jspecify.annotations.NullMarked;
