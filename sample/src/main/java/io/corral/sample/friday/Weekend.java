package io.corral.sample.friday;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// The hours from the deploy on Friday at 16:30 to Sunday at 22:30, local time of the shop, laid so
/// that they end at a given instant.
///
/// @param deployedAt Friday, 16:30
/// @param end Sunday, 22:30
record Weekend(Instant deployedAt, Instant end) {

    private static final Duration LENGTH = Duration.ofHours(54);
    private static final int DEPLOY_MINUTE_OF_DAY = 16 * 60 + 30;
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int RAMP_MINUTES = 40;

    /// Visitors by hour of the day, relative to the busiest hour, in per mille.
    private static final int[] VISITORS_BY_HOUR = {90, 50, 30, 20, 20, 40, 90, 180, 330, 480, 620,
        700, 720, 690, 700, 740, 760, 780, 850, 960, 1000, 880, 560, 250};

    static Weekend endingAt(Instant end) {
        return new Weekend(end.minus(LENGTH), end);
    }

    /// When a visitor runs into the new release: follows the visitors of the hour, after a ramp
    /// while the release rolls out.
    Instant afterDeploy(RandomGenerator random) {
        while (true) {
            Instant at = anyTime(random);
            long minute = Duration.between(deployedAt, at).toMinutes();
            int hour = (int) ((DEPLOY_MINUTE_OF_DAY + minute) % MINUTES_PER_DAY / 60);
            long rampedUp = Math.min(minute + 1, RAMP_MINUTES);
            long weight = VISITORS_BY_HOUR[hour] * rampedUp / RAMP_MINUTES;
            if (random.nextInt(1000) < weight) {
                return at;
            }
        }
    }

    /// How many visitors there are at a time, out of those of the busiest hour: 0 to 1.
    double visitors(Instant at) {
        long minute = Duration.between(deployedAt, at).toMinutes();
        long ofDay = Math.floorMod(DEPLOY_MINUTE_OF_DAY + minute, (long) MINUTES_PER_DAY);
        return VISITORS_BY_HOUR[(int) (ofDay / 60)] / 1000.0;
    }

    /// Any time of the weekend, evenly.
    Instant anyTime(RandomGenerator random) {
        return deployedAt.plusMillis(random.nextLong(LENGTH.toMillis()));
    }
}
