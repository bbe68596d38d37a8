package io.corral.domain.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When it comes and from where: its state, its age, and whether one browser or device has it all.
final class ShapeReader {

    private static final Duration LONG = Duration.ofDays(30);
    /// As long the tracker itself calls an issue new.
    private static final Duration YOUNG = Duration.ofDays(7);
    private static final Duration OVER = Duration.ofHours(6);
    private static final int EVENTS_MIN = 20;
    private static final double WHOLE = 0.95;

    private ShapeReader() {}

    static void read(IssueReading reading, Evidence evidence) {
        IssueFacts facts = reading.facts();
        if (facts.isSubstatus("escalating")) {
            evidence.add(SignalType.ESCALATING, "escalating", "substatus");
        } else if (facts.isSubstatus("regressed")) {
            evidence.add(SignalType.REGRESSED, "regressed", "substatus");
        } else if (facts.isSubstatus("new")) {
            evidence.add(SignalType.NEW, "new", "substatus");
        }
        Instant first = facts.firstSeen();
        if (facts.substatus() == null && first != null
                && first.isAfter(reading.now().minus(YOUNG))) {
            evidence.add(SignalType.NEW, "since " + first, "firstSeen");
        }
        if (first != null && first.isBefore(reading.now().minus(LONG))) {
            evidence.add(SignalType.LONG_RUNNING, "since " + first, "firstSeen");
        }
        Instant last = facts.lastSeen();
        if (last != null && last.isBefore(reading.now().minus(OVER))
                && facts.events() > EVENTS_MIN) {
            evidence.add(SignalType.BURST_OVER, "last seen " + last, "lastSeen");
        }
        readSegments(reading, evidence);
    }

    // All of it from one browser or device: those people are hurt, the others are not.
    private static void readSegments(IssueReading reading, Evidence evidence) {
        for (String key : List.of("browser", "device", "device.model")) {
            List<IssueFacts.TagShare> shares = reading.tag(key);
            long all = shares.stream().mapToLong(IssueFacts.TagShare::events).sum();
            long most = shares.stream().mapToLong(IssueFacts.TagShare::events).max().orElse(0);
            if (all > EVENTS_MIN && (shares.size() <= 2 || most >= WHOLE * all)) {
                evidence.add(SignalType.ONE_SEGMENT, shares.getFirst().value(), "tags." + key);
            }
        }
    }
}
