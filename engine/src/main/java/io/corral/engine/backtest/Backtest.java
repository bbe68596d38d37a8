package io.corral.engine.backtest;

import io.corral.domain.group.RuleSet;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A trial and what became of it.
///
/// @param base the version of the project's rules it was compared with
/// @param report present when it is done
/// @param failure a sentence; present when it failed
/// @param job number of the regroup job that made the change; null before
/// @param endedAt null while it waits or runs
public record Backtest(
        String id, Trial trial, RuleSet base, State state, Progress progress,
        @Nullable BacktestReport report, @Nullable String failure, @Nullable Long job,
        Instant startedAt, @Nullable Instant endedAt) {

    /// How far it is.
    public enum State {
        /// Others are before it.
        WAITING,
        /// Events are read.
        RUNNING,
        /// The report is there.
        DONE,
        /// It ended without a report, or without the change being made.
        FAILED,
        /// Somebody ended it.
        CANCELLED,
        /// The change is being made.
        APPLYING,
        /// The change is made.
        APPLIED;

        /// The lower-case word.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether it goes on by itself.
        public boolean isUnderWay() {
            return this == WAITING || this == RUNNING || this == APPLYING;
        }
    }

    Backtest in(State next) {
        return new Backtest(
                id, trial, base, next, progress, report, failure, job, startedAt, endedAt);
    }

    Backtest at(Progress reached) {
        return new Backtest(
                id, trial, base, state, reached, report, failure, job, startedAt, endedAt);
    }

    Backtest reported(BacktestReport found, Instant at) {
        return new Backtest(id, trial, base, State.DONE,
                new Progress(found.events(), found.events(), found.distinct()), found, null, null,
                startedAt, at);
    }

    Backtest applied(long by) {
        return new Backtest(
                id, trial, base, State.APPLIED, progress, report, null, by, startedAt, endedAt);
    }

    Backtest failed(String sentence, Instant at) {
        return new Backtest(
                id, trial, base, State.FAILED, progress, report, sentence, job, startedAt, at);
    }

    Backtest cancelled(Instant at) {
        return new Backtest(
                id, trial, base, State.CANCELLED, progress, null, null, null, startedAt, at);
    }
}
