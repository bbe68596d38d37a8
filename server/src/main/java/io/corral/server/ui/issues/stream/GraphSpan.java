package io.corral.server.ui.issues.stream;

import io.corral.store.issue.IssueQueries.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// What the little diagrams of the stream are about.
enum GraphSpan {
    DAY("24h", "24 h", 24, 1),
    FORTNIGHT("14d", "14 d", 14, 24);

    private final String word;
    private final String text;
    private final int intervals;
    private final int hours;

    GraphSpan(String word, String text, int intervals, int hours) {
        this.word = word;
        this.text = text;
        this.intervals = intervals;
        this.hours = hours;
    }

    String word() {
        return word;
    }

    /// For people.
    String text() {
        return text;
    }

    /// The span of that word; the usual one for any other word.
    static GraphSpan of(String word) {
        return word.equals(FORTNIGHT.word) ? FORTNIGHT : DAY;
    }

    /// Up to and including the present hour.
    Series series(Instant now, Set<String> environments) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Duration back = Duration.ofHours((long) intervals * hours - 1);
        return new Series(hour.minus(back), intervals, hours, environments);
    }
}
