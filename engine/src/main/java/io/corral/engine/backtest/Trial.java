package io.corral.engine.backtest;

import io.corral.domain.alert.AlertCondition;
import io.corral.domain.group.RuleSet.Wish;
import io.corral.domain.id.ProjectId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be tried.
///
/// @param days events received in so many last days are read, from 1 to [#DAYS_MAX]
/// @param wish the rules that are tried; null for those in force, which group events anew that
///     uploads made readable
/// @param alerts conditions that are asked when they would have fired
public record Trial(
        ProjectId project, int days, @Nullable Wish wish, List<AlertCondition> alerts) {

    /// More days are not read.
    public static final int DAYS_MAX = 90;

    /// What is asked when nobody says otherwise: a new issue, and 100 events within an hour.
    public static final List<AlertCondition> USUAL_ALERTS = List.of(
            new AlertCondition.NewIssue(),
            new AlertCondition.Frequency(100, Duration.ofHours(1)));

    public Trial {
        alerts = List.copyOf(alerts);
        if (days < 1 || days > DAYS_MAX) {
            throw new IllegalArgumentException("days from 1 to " + DAYS_MAX + ", found " + days);
        }
    }
}
