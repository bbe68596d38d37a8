package io.corral.engine.backtest;

import io.corral.domain.backtest.AlertForecast;
import io.corral.domain.backtest.Forecast;
import java.time.Instant;
import java.util.List;

/// What came of a trial.
///
/// @param from events received from then on were read
/// @param to until then
/// @param events read
/// @param unreadable of those, how many are damaged
/// @param distinct of those, how many had to be grouped because none like them was before
public record BacktestReport(
        Instant from, Instant to, long events, long unreadable, long distinct, Forecast forecast,
        List<AlertForecast> alerts) {
    public BacktestReport {
        alerts = List.copyOf(alerts);
    }
}
