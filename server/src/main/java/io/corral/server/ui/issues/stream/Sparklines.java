package io.corral.server.ui.issues.stream;

import io.corral.server.ui.Words;
import io.corral.web.page.stream.Sparkline;
import java.util.List;

/// Draws little diagrams.
public final class Sparklines {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 24;

    /// Few events among many still show.
    private static final int LEAST = 2;

    private Sparklines() {}

    /// The last day.
    ///
    /// @param counts one for each hour
    public static Sparkline ofDay(List<Long> counts) {
        return of(counts, GraphSpan.DAY);
    }

    /// Bars as high as the highest, side by side.
    ///
    /// @param counts one for each interval, at least one
    static Sparkline of(List<Long> counts, GraphSpan span) {
        long highest = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(0));
        int step = WIDTH / Math.max(1, counts.size());
        int thickness = Math.max(1, step - 1);
        var bars = new StringBuilder();
        var base = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            long count = counts.get(i);
            boolean isEmpty = count == 0;
            int height = isEmpty
                    ? 1
                    : (int) Math.max(LEAST, Math.round(
                            (double) count / highest * HEIGHT));
            (isEmpty ? base : bars).append('M').append(i * step).append(' ').append(HEIGHT)
                    .append('v').append(-height).append('h').append(thickness)
                    .append('v').append(height).append('z');
        }
        long sum = counts.stream().mapToLong(Long::longValue).sum();
        return new Sparkline(step * Math.max(1, counts.size()), HEIGHT, bars.toString(),
                base.toString(), "Last " + span.text() + ": " + Words.many(sum, "event"));
    }
}
