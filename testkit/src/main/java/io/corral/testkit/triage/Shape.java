package io.corral.testkit.triage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// How the events of an issue lie in time: the weight of each hour of its life.
sealed interface Shape {

    /// The weight of one hour, relative to the others.
    ///
    /// @param hour its beginning
    /// @param index of the hour in the life of the issue
    /// @param hours that life has
    double weight(Instant hour, int index, int hours);

    /// Whether the counts vary by chance.
    default boolean jitters() {
        return true;
    }

    /// More by day than by night, as people work.
    record Steady() implements Shape {
        @Override
        public double weight(Instant hour, int index, int hours) {
            return rhythm(hour);
        }
    }

    /// The same by day and night, as machines work.
    record Flat(boolean jitters) implements Shape {
        @Override
        public double weight(Instant hour, int index, int hours) {
            return 1;
        }
    }

    /// A few, at any time.
    record Few() implements Shape {
        @Override
        public double weight(Instant hour, int index, int hours) {
            double chance = Stable.fraction(hours, index);
            return rhythm(hour) * (chance > 0.85 ? 20 : 0.02);
        }
    }

    /// More and more: forty times as many at the end, for long lives within the last two weeks.
    record Growing() implements Shape {
        @Override
        public double weight(Instant hour, int index, int hours) {
            int toEnd = hours - index;
            double fold = Math.min(hours, 14 * 24) / 3.7;
            return rhythm(hour) * (0.3 + 40 * Math.exp(-toEnd / fold));
        }
    }

    /// Less and less since the first hour.
    record Declining() implements Shape {
        @Override
        public double weight(Instant hour, int index, int hours) {
            return rhythm(hour) * Math.exp(-4.0 * index / hours);
        }
    }

    /// Times as many between two moments as before and after.
    record Raised(double times, Instant from, Instant to) implements Shape {
        @Override
        public double weight(Instant hour, int index, int hours) {
            Instant end = hour.plus(1, ChronoUnit.HOURS);
            Instant later = hour.isAfter(from) ? hour : from;
            Instant earlier = end.isBefore(to) ? end : to;
            double share = Math.max(0, ChronoUnit.SECONDS.between(later, earlier)) / 3600.0;
            return rhythm(hour) * (1 + (times - 1) * share);
        }
    }

    /// Once a day at an hour, or once a week.
    ///
    /// @param weekday 1 is Monday, 0 is every day
    record Scheduled(int weekday, int hourOfDay) implements Shape {
        @Override
        public double weight(Instant hour, int index, int hours) {
            var at = hour.atZone(ZoneOffset.UTC);
            return at.getHour() == hourOfDay
                    && (weekday == 0 || at.getDayOfWeek().getValue() == weekday) ? 1 : 0;
        }
    }

    /// Reads `steady`, `flat`, `exact`, `few`, `growing`, `declining`, `spike 14x since 03:10`,
    /// `burst 50x 03:10 04:00`, `daily 02`, `weekly 1 06`.
    static Shape of(String text, Moments moments) {
        List<String> words = new ArrayList<>(List.of(text.split(" +", -1)));
        return switch (words.getFirst()) {
            case "steady" -> new Steady();
            case "flat" -> new Flat(true);
            case "exact" -> new Flat(false);
            case "few" -> new Few();
            case "growing" -> new Growing();
            case "declining" -> new Declining();
            case "spike" -> new Raised(times(words.get(1)), moments.at(words.get(3)),
                    moments.now());
            case "burst" -> new Raised(times(words.get(1)), moments.at(words.get(2)),
                    moments.at(words.get(3)));
            case "daily" -> new Scheduled(0, Integer.parseInt(words.get(1)));
            case "weekly" -> new Scheduled(Integer.parseInt(words.get(1)),
                    Integer.parseInt(words.get(2)));
            default -> throw new IllegalArgumentException("unknown shape " + text);
        };
    }

    private static double times(String text) {
        return Double.parseDouble(text.substring(0, text.length() - 1));
    }

    private static double rhythm(Instant hour) {
        int hourOfDay = hour.atZone(ZoneOffset.UTC).getHour();
        return 1 + 0.8 * Math.cos((hourOfDay - 14) * Math.PI / 12);
    }
}
