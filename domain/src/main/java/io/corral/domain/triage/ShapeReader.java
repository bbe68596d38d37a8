package io.corral.domain.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// When it comes, how often, and for how many: what counts and times say.
final class ShapeReader {

    private static final Duration LONG = Duration.ofDays(30);
    private static final double ONE_SEGMENT_SHARE = 0.95;

    private final IssueReading reading;
    private final Evidence evidence;
    private final IssueFacts facts;

    private ShapeReader(IssueReading reading, Evidence evidence) {
        this.reading = reading;
        this.evidence = evidence;
        this.facts = reading.facts();
    }

    static void read(IssueReading reading, Evidence evidence) {
        var reader = new ShapeReader(reading, evidence);
        reader.readState();
        reader.readReach();
        reader.readSegments();
        reader.readHealth();
    }

    private void readState() {
        Instant first = facts.firstSeen();
        Instant last = facts.lastSeen();
        if (facts.isSubstatus("escalating")) {
            evidence.add(SignalType.ESCALATING, "escalating", "substatus");
        } else if (facts.isSubstatus("regressed")) {
            evidence.add(SignalType.REGRESSED, "regressed", "substatus");
        } else if (facts.isSubstatus("new")) {
            evidence.add(SignalType.NEW, "new", "substatus");
        }
        if (first != null && first.isBefore(reading.now().minus(LONG))) {
            evidence.add(SignalType.LONG_RUNNING, "since " + first, "firstSeen");
        }
        if (last != null && last.isBefore(reading.now().minus(Duration.ofHours(6)))
                && facts.events() > 20) {
            evidence.add(SignalType.BURST_OVER, "last seen " + last, "lastSeen");
        }
    }

    private void readReach() {
        var reach = Reach.of(facts, reading.now());
        TriageSettings settings = reading.settings();
        if (reach.users() > 0) {
            evidence.add(SignalType.USERS, reach.users() + " users", "userCount",
                    settings.weight(SignalType.USERS) * Math.log10(1 + reach.users()) * 4);
        }
        if (reach.usersPerHour() > settings.newUsersPerHourMax()) {
            evidence.add(SignalType.USERS_PER_HOUR,
                    String.format(Locale.ROOT, "%.0f users an hour, limit %d",
                            reach.usersPerHour(), settings.newUsersPerHourMax()),
                    "userCount, stats.24h");
        }
        if (evidence.has(SignalType.UNHANDLED)
                && reach.eventsPerMinute() > settings.unhandledPerMinuteMax()) {
            evidence.add(SignalType.UNHANDLED_PER_MINUTE,
                    String.format(Locale.ROOT, "%.0f unhandled a minute, limit %d",
                            reach.eventsPerMinute(), settings.unhandledPerMinuteMax()),
                    "stats.24h");
        }
    }

    // Everything from one browser or device: a part of the people is hurt, the others are not.
    private void readSegments() {
        for (String key : List.of("browser", "device", "device.model", "os")) {
            List<IssueFacts.TagShare> shares = reading.tag(key);
            long all = shares.stream().mapToLong(IssueFacts.TagShare::events).sum();
            if (!shares.isEmpty() && all > 0 && shares.size() <= 2 && facts.events() > 20
                    && shares.getFirst().events() >= ONE_SEGMENT_SHARE * all) {
                evidence.add(SignalType.ONE_SEGMENT, shares.getFirst().value(), "tags." + key);
            }
        }
    }

    private void readHealth() {
        TriageInput.SessionHealth health = reading.input().sessions().get(facts.project());
        double min = reading.settings().crashFreePercentMin();
        if (health != null && health.crashFreeSessions() < min
                && evidence.hasAny(SignalType.CRASH, SignalType.UNHANDLED)) {
            evidence.add(SignalType.CRASH_FREE_LOW,
                    String.format(Locale.ROOT, "%.2f %% crash-free sessions, below %.1f",
                            health.crashFreeSessions(), min),
                    "sessions.projects." + facts.project());
        }
    }

    /// When it began, or last rose so that a person would say it began: the first event, or the
    /// first day that stands far above the days before.
    static @Nullable Instant onset(IssueFacts facts) {
        Instant rise = rise(facts.daily());
        Instant first = facts.firstSeen();
        return rise != null && first != null && rise.isAfter(first.plus(Duration.ofDays(2)))
                ? rise
                : first;
    }

    private static @Nullable Instant rise(List<IssueFacts.Bucket> daily) {
        Instant rise = null;
        double before = 0;
        for (int i = 0; i < daily.size(); i++) {
            IssueFacts.Bucket day = daily.get(i);
            double mean = i == 0 ? day.events() : before / i;
            if (i >= 2 && day.events() >= 5 && day.events() > 8 * Math.max(0.2, mean)
                    && rise == null) {
                rise = day.from();
            }
            before += day.events();
        }
        return rise;
    }
}
