package io.corral.server.rest.releases;

import io.corral.domain.health.Proportion;
import io.corral.engine.release.HealthFigures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `healthData` of a release in a project (API reference 2.2): shares in percent, durations in
/// seconds, null where nothing is known. Corral adds the bounds of shares, which matter where
/// traffic is low.
///
/// @param crashFreeSessionsBounds 95 % interval, see [Proportion#bounds]
/// @param isSure whether there are enough sessions to speak of a share
/// @param stats sessions of the last day by hour, as pairs of second and number
record HealthView(
        @Nullable Double adoption,
        @Nullable Double sessionsAdoption,
        @Nullable Double crashFreeUsers,
        @Nullable Double crashFreeSessions,
        @Nullable List<Double> crashFreeUsersBounds,
        @Nullable List<Double> crashFreeSessionsBounds,
        boolean isSure,
        long totalUsers,
        long totalUsers24h,
        long totalProjectUsers24h,
        long totalSessions,
        long totalSessions24h,
        long totalProjectSessions24h,
        long sessionsCrashed,
        long sessionsErrored,
        boolean hasHealthData,
        @Nullable Double durationP50,
        @Nullable Double durationP90,
        Map<String, List<List<Long>>> stats) {

    private static final double PERCENT = 100;
    private static final double MILLIS = 1_000;

    static HealthView of(HealthFigures figures, Instant now) {
        HealthFigures.Day day = figures.day();
        return new HealthView(
                percent(figures.userAdoption()), percent(figures.sessionAdoption()),
                percent(figures.crashFreeUsers()), percent(figures.crashFreeSessions()),
                bounds(figures.crashFreeUsers()), bounds(figures.crashFreeSessions()),
                figures.crashFreeSessions().isSure(), figures.users(), day.users(),
                day.allUsers(), figures.counts().sessions(), day.sessions(), day.allSessions(),
                figures.counts().crashed(), figures.counts().errored(), figures.isKnown(),
                quantile(figures, 0.5), quantile(figures, 0.9),
                Map.of("24h", series(day.hourly(), now)));
    }

    private static @Nullable Double percent(Proportion share) {
        return share.isKnown() ? PERCENT * share.share() : null;
    }

    private static @Nullable List<Double> bounds(Proportion share) {
        return share.isKnown()
                ? List.of(PERCENT * share.bounds().low(), PERCENT * share.bounds().high())
                : null;
    }

    private static @Nullable Double quantile(HealthFigures figures, double share) {
        return figures.durations().count() == 0
                ? null
                : figures.durations().quantileMillis(share) / MILLIS;
    }

    private static List<List<Long>> series(List<Long> hourly, Instant now) {
        Instant last = now.truncatedTo(ChronoUnit.HOURS);
        List<List<Long>> series = new ArrayList<>(hourly.size());
        for (int i = 0; i < hourly.size(); i++) {
            Instant hour = last.minus((long) hourly.size() - 1 - i, ChronoUnit.HOURS);
            series.add(List.of(hour.getEpochSecond(), hourly.get(i)));
        }
        return series;
    }
}
