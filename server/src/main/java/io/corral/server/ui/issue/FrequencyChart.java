package io.corral.server.ui.issue;

import io.corral.domain.project.Organization;
import io.corral.engine.search.FilteredEvents;
import io.corral.engine.search.TimeWindow;
import io.corral.server.ui.Charts;
import io.corral.server.ui.Charts.Mark;
import io.corral.server.ui.Words;
import io.corral.store.issue.IssueQueries.Series;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStore;
import io.corral.web.page.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How often an issue happened. The hours every issue is counted by answer at once; only a query,
/// or a window of some hours, makes the event store count.
final class FrequencyChart {

    private static final int INTERVALS_MAX = 97;
    private static final int MARKS_MAX = 12;
    private static final int RELEASES_MAX = 50;
    private static final List<Duration> WIDTHS = Stream.of(
            1, 5, 60, 120, 240, 720, 1_440, 2_880, 10_080, 43_200)
            .map(Duration::ofMinutes).toList();

    private final IssueReading reading;

    FrequencyChart(IssueReading reading) {
        this.reading = reading;
    }

    /// What came of it.
    ///
    /// @param total of all intervals
    record Frequency(Chart chart, long total) {}

    /// Intervals of a window.
    ///
    /// @param from a multiple of the width since the epoch
    record Axis(Instant from, Duration width, int intervals) {

        /// The finest axis that is not too long.
        static Axis of(TimeWindow window) {
            Axis axis = null;
            for (Duration width : WIDTHS) {
                long step = width.toSeconds();
                long from = Math.floorDiv(window.from().getEpochSecond(), step) * step;
                long steps = Math.ceilDiv(window.to().getEpochSecond() - from, step);
                axis = new Axis(Instant.ofEpochSecond(from), width,
                        (int) Math.min(steps, INTERVALS_MAX));
                if (steps <= INTERVALS_MAX) {
                    return axis;
                }
            }
            return java.util.Objects.requireNonNull(axis);
        }
    }

    /// @param events what the filter leaves; null when it has no meaning
    Frequency of(IssuePlace place, @Nullable FilteredEvents events) {
        Axis axis = Axis.of(place.filter().scope().window());
        List<Long> counts = counts(place, axis, events);
        long total = counts.stream().mapToLong(Long::longValue).sum();
        String label = Words.many(total, "event") + " over time";
        return new Frequency(Charts.of(label, axis.from(), axis.width(),
                List.of(new Charts.Series("Events", "main", counts)),
                marks(reading.releases(), place, axis)), total);
    }

    private List<Long> counts(
            IssuePlace place, Axis axis, @Nullable FilteredEvents events) {
        boolean isFine = axis.width().compareTo(Duration.ofHours(1)) < 0;
        if (events != null && (isFine || !place.filter().query().isEmpty())) {
            return events.counts(axis.from(), axis.width(), axis.intervals());
        }
        var series = new Series(axis.from(), axis.intervals(),
                (int) Math.max(1, axis.width().toHours()),
                Set.copyOf(place.filter().scope().environments()));
        return reading.issues().series(List.of(place.issue().id()), series).getOrDefault(
                place.issue().id(), Collections.nCopies(axis.intervals(), 0L));
    }

    /// Releases of the project that went out within the axis, the newest ones.
    private static List<Mark> marks(ReleaseStore releases, IssuePlace place, Axis axis) {
        Organization organization = place.visit().organization();
        Instant to = axis.from().plus(axis.width().multipliedBy(axis.intervals()));
        return releases.list(new ReleaseQuery(organization.id(), Set.of(place.project().id()),
                null, null, 0, RELEASES_MAX)).stream()
                .map(release -> new Mark(date(release), release.version()))
                .filter(mark -> !mark.at().isBefore(axis.from()) && mark.at().isBefore(to))
                .limit(MARKS_MAX).toList();
    }

    private static Instant date(Release release) {
        return release.releasedAt() == null ? release.createdAt() : release.releasedAt();
    }
}
