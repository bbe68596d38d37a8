package io.corral.server.ui.issue;

import io.corral.domain.event.Event;
import io.corral.domain.event.TraceContext;
import io.corral.domain.id.EventId;
import io.corral.domain.project.Project;
import io.corral.engine.search.Traces.Part;
import io.corral.server.ui.Words;
import io.corral.server.ui.issue.event.Values;
import io.corral.store.StoreException;
import io.corral.web.page.issue.TracePart;
import io.corral.web.page.issue.TracePart.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The trace of an event as a waterfall.
final class TraceParts {

    static final int PARTS_MAX = 500;

    private static final int DEPTH_MAX = 12;
    private static final int TEXT_LENGTH_MAX = 300;
    private static final double WIDTH_MIN = 0.3;

    private final IssueReading reading;

    TraceParts(IssueReading reading) {
        this.reading = reading;
    }

    /// The part of an event.
    TracePart of(IssuePlace place, Event event) {
        TraceContext trace = event.trace();
        if (trace == null) {
            return new TracePart("This event is part of no trace.", "", List.of());
        }
        Set<io.corral.domain.id.ProjectId> projects = place.visit().directory()
                .projectsOf(place.visit().organization().id()).stream()
                .map(Project::id).collect(Collectors.toSet());
        List<Part> parts;
        try {
            parts = reading.traces().find(
                    projects, trace.traceId(), event.timestamp(), PARTS_MAX + 1, List.of());
        } catch (StoreException e) {
            return new TracePart("The trace could not be read in time. Reload the page to try"
                    + " again.", "", List.of());
        }
        if (parts.stream().noneMatch(Part::isTimed)) {
            return new TracePart("No spans of trace " + trace.traceId() + " were sent.", "",
                    List.of());
        }
        return waterfall(parts, event.id(), place.visit().address("issues/"));
    }

    /// The waterfall.
    ///
    /// @param issues address of the organisation's issues
    static TracePart waterfall(List<Part> found, EventId current, String issues) {
        List<Part> parts = found.subList(0, Math.min(PARTS_MAX, found.size()));
        var axis = Axis.of(parts);
        List<Row> rows = new ArrayList<>(parts.size());
        for (Placed each : tree(parts)) {
            rows.add(row(each, axis, current, issues));
        }
        long errors = parts.stream().filter(part -> !part.isTimed()).count();
        String summary = Words.many(parts.size() - errors, "span")
                + (errors == 0 ? "" : ", " + Words.many(errors, "error")) + ", "
                + millis(axis.lengthMillis())
                + (found.size() > PARTS_MAX ? " and more that are not shown" : "");
        return new TracePart(null, summary, rows);
    }

    /// The time all parts lie in.
    private record Axis(Instant from, double lengthMillis) {
        static Axis of(List<Part> parts) {
            Instant from = parts.stream().map(Part::start)
                    .min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
            double length = parts.stream()
                    .mapToDouble(part -> since(from, part.start()) + part.durationMillis())
                    .max().orElse(0);
            return new Axis(from, length);
        }

        double percent(double millis) {
            return lengthMillis <= 0 ? 0 : Math.clamp(100 * millis / lengthMillis, 0, 100);
        }
    }

    private static double since(Instant from, Instant at) {
        return Duration.between(from, at).toNanos() / 1e6;
    }

    private record Placed(Part part, int depth) {}

    /// Each part after the one it belongs to, by time; what belongs to nothing known stands alone.
    private static List<Placed> tree(List<Part> parts) {
        List<Part> ordered = parts.stream().sorted(Comparator.comparing(Part::start)).toList();
        Map<String, Part> bySpan = new HashMap<>();
        for (Part part : ordered) {
            if (part.isTimed() && part.spanId() != null) {
                bySpan.putIfAbsent(part.spanId(), part);
            }
        }
        Map<Part, List<Part>> children = new HashMap<>();
        List<Part> roots = new ArrayList<>();
        for (Part part : ordered) {
            Part parent = parent(part, bySpan);
            if (parent == null || parent.equals(part)) {
                roots.add(part);
            } else {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(part);
            }
        }
        List<Placed> placed = new ArrayList<>(parts.size());
        Set<Part> seen = new HashSet<>();
        roots.forEach(root -> place(root, children, seen, placed));
        // Spans in a circle have no root.
        ordered.forEach(part -> place(part, children, seen, placed));
        return placed;
    }

    private static @Nullable Part parent(Part part, Map<String, Part> bySpan) {
        String id = part.isTimed() ? part.parentSpanId() : part.spanId();
        return id == null ? null : bySpan.get(id);
    }

    private static void place(
            Part root, Map<Part, List<Part>> children, Set<Part> seen, List<Placed> placed) {
        Deque<Placed> open = new ArrayDeque<>();
        open.push(new Placed(root, 0));
        while (!open.isEmpty()) {
            Placed next = open.pop();
            if (!seen.add(next.part())) {
                continue;
            }
            placed.add(next);
            List<Part> below = children.getOrDefault(next.part(), List.of());
            for (int i = below.size() - 1; i >= 0; i--) {
                open.push(new Placed(below.get(i), Math.min(DEPTH_MAX, next.depth() + 1)));
            }
        }
    }

    private static Row row(Placed placed, Axis axis, EventId current, String issues) {
        Part part = placed.part();
        double from = since(axis.from(), part.start());
        double x = axis.percent(from);
        double width = Math.max(WIDTH_MIN, axis.percent(part.durationMillis()));
        String op = part.isTimed() ? part.op() : "error";
        return new Row(
                placed.depth(), op == null ? "" : op, Values.cut(part.text(), TEXT_LENGTH_MAX),
                part.isTimed() ? millis(part.durationMillis()) : "at " + millis(from),
                number(Math.min(x, 100 - width)), number(width), look(part),
                !part.isTimed() && current.equals(part.event()),
                part.issue() == null
                        ? null
                        : issues + part.issue() + "/events/" + part.event() + "/");
    }

    private static String look(Part part) {
        if (!part.isTimed()) {
            return "is-error";
        }
        String status = part.status();
        boolean isFine = status == null || status.equals("ok") || status.equals("unknown")
                || status.equals("cancelled");
        return isFine ? "is-ok" : "is-bad";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String millis(double millis) {
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        return millis < 1_000
                ? Math.round(millis) + " ms"
                : String.format(Locale.ROOT, "%.2f s", millis / 1e3);
    }
}
