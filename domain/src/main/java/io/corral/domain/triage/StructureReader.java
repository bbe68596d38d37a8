package io.corral.domain.triage;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Level;
import io.corral.domain.event.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is there without any word: how it ended and how gravely, how old it is, where it goes, how
/// many met it, whether somebody looked or sent, and how gravely the program noted what it did
/// last. No rule asks for it; it has weights.
final class StructureReader {

    /// How gravely a note was taken, in a word of `weights.txt`.
    static final String WARNING = "warning";
    static final String ERROR = "error";

    private static final int NOTES = 3;
    private static final double[] AGES = {12, 48, 96, 168, 504, 1080, 2400};
    private static final String[] AGE_NAMES =
            {"12h", "2d", "4d", "7d", "21d", "45d", "100d", "more"};
    private static final double[] TRENDS = {0.3, 0.8, 1.3, 2, 5};
    private static final String[] TREND_NAMES =
            {"over", "falling", "steady", "rising", "twice", "five-fold"};
    private static final double[] CROWDS = {10, 40, 200, 1000, 5000};
    private static final String[] CROWD_NAMES = {"1", "10", "40", "200", "1000", "5000"};
    private static final int WEEK = 7;
    private static final double TENTHS = 10;

    private final IssueReading reading;
    private final Evidence evidence;

    private StructureReader(IssueReading reading, Evidence evidence) {
        this.reading = reading;
        this.evidence = evidence;
    }

    /// Needs the signals of [EndingReader].
    static void read(IssueReading reading, Evidence evidence) {
        var reader = new StructureReader(reading, evidence);
        reader.readEnding();
        reader.readAge();
        reader.readPeople();
        reader.readNotes();
        reader.readAsked();
    }

    /// The word of a bucket: the first whose bound is above the value, or else the last.
    private static String bucket(double value, double[] bounds, String[] names) {
        int i = 0;
        while (i < bounds.length && value >= bounds[i]) {
            i++;
        }
        return names[i];
    }

    /// How grave a level is, in a word of `weights.txt`.
    static String grave(@Nullable Level level) {
        return switch (level) {
            case FATAL -> "fatal";
            case ERROR -> "error";
            case WARNING, INFO, DEBUG -> "mild";
            case null -> "";
        };
    }

    private void readEnding() {
        String source = caughtBy();
        if (source != null && !reading.isLogged() && !evidence.has(SignalType.UNHANDLED)) {
            evidence.add(SignalType.HANDLED, grave(reading.facts().level()),
                    "the program caught it", source);
        }
    }

    /// The field that says that something caught it; null when none was seen.
    private @Nullable String caughtBy() {
        Event event = reading.event();
        boolean told = event != null && event.exceptions().stream()
                .map(ExceptionValue::mechanism)
                .anyMatch(mechanism -> mechanism != null
                        && Boolean.TRUE.equals(mechanism.handled()));
        if (told) {
            return EndingReader.HANDLED;
        }
        return Boolean.FALSE.equals(reading.facts().unhandled()) ? EndingReader.LISTED : null;
    }

    private void readAge() {
        Instant first = reading.facts().firstSeen();
        if (first == null) {
            return;
        }
        Duration age = Duration.between(first, reading.now());
        evidence.add(SignalType.AGE, bucket((double) age.toHours(), AGES, AGE_NAMES),
                "since " + first,
                "firstSeen");
        List<IssueFacts.Bucket> days = reading.facts().daily();
        if (age.toDays() > WEEK + 1 && !days.isEmpty()) {
            double week = (double) IssueFacts.Bucket.sum(days.subList(
                    Math.max(0, days.size() - WEEK - 1), days.size() - 1));
            double today = (double) IssueFacts.Bucket.sum(reading.facts().hourly());
            double times = today / Math.max(1, week / WEEK);
            evidence.add(SignalType.TREND, bucket(times, TRENDS, TREND_NAMES),
                    Math.rint(TENTHS * times) / TENTHS + " times the week before", "stats.30d");
        }
    }

    private void readPeople() {
        if (reading.facts().isNobody()) {
            evidence.add(SignalType.NOBODY, "", "0 users", "userCount");
        } else if (reading.facts().usersOrZero() > 0) {
            long users = reading.facts().usersOrZero();
            evidence.add(SignalType.USERS, bucket((double) users, CROWDS, CROWD_NAMES),
                    users + " users",
                    "userCount");
        }
    }

    // What a program notes as information went as it should; a warning says that something did not,
    // and so does what people were shown of it.
    private void readNotes() {
        List<Breadcrumb> crumbs = reading.crumbs();
        int noted = 0;
        for (int i = crumbs.size() - 1; i >= 0 && noted < NOTES; i--) {
            Breadcrumb crumb = crumbs.get(i);
            String message = crumb.message();
            if (message != null && !crumb.data().containsKey("url")
                    && PlaceReader.saysSomething(crumb)) {
                Level level = crumb.level() == null ? Level.INFO : crumb.level();
                evidence.add(noted == 0 ? SignalType.LAST_NOTE : SignalType.EARLIER_NOTE,
                        PlaceReader.isCalm(level)
                                ? reading.hear(message).has(Topic.TOLD) ? WARNING : "info"
                                : level == Level.WARNING ? WARNING : ERROR,
                        level.name().toLowerCase(Locale.ROOT) + ": \"" + Shown.of(message) + "\"",
                        "event.breadcrumbs");
                noted++;
            }
        }
    }

    private void readAsked() {
        if (reading.isJob()) {
            evidence.add(SignalType.JOB, "", "nobody was waiting for an answer", "event");
        }
        Event event = reading.event();
        Request request = event == null ? null : event.request();
        if (request != null && "GET".equals(request.method())) {
            evidence.add(SignalType.LOOKED, "", "GET", "event.request.method");
        }
    }
}
