package io.corral.server.rest.traces;

import io.corral.domain.id.IssueId;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.search.Traces.Part;
import io.corral.store.event.EventRowKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The spans of a trace on the wire (API reference 2.3, 54).
final class TraceView {

    /// Deeper spans stand beside their parent: readers of the answer nest too.
    private static final int DEPTH_MAX = 100;

    private static final double NANOS = 1e9;

    private final DirectorySnapshot directory;
    private final Map<Part, List<Part>> below = new HashMap<>();
    private final Set<Part> placed = new HashSet<>();

    private TraceView(DirectorySnapshot directory) {
        this.directory = directory;
    }

    /// A span with what happened inside.
    ///
    /// @param event_id of the span, 16 hex digits
    /// @param transaction_id the event it came with; its own id when it came alone
    /// @param duration milliseconds
    /// @param start_timestamp seconds
    record SpanView(
            String event_id, String event_type, String transaction_id, long project_id,
            String project_slug, @Nullable String parent_span_id, double start_timestamp,
            double end_timestamp, double duration, @Nullable String op, String description,
            String name, String transaction, boolean is_transaction, @Nullable String status,
            String sdk_name, String profile_id, String profiler_id,
            Map<String, Double> measurements, Map<String, Object> additional_attributes,
            List<Object> children, List<ErrorView> errors, List<Object> occurrences) {}

    /// An error, in the span it happened in or beside all spans.
    record ErrorView(
            String event_id, String event_type, @Nullable Long issue_id, long project_id,
            String project_slug, double start_timestamp, String description, String message,
            String level, String transaction) {}

    /// The tree: spans that belong to none that is known, and errors outside of all.
    static List<Object> of(DirectorySnapshot directory, List<Part> parts) {
        return new TraceView(directory).tree(parts);
    }

    private List<Object> tree(List<Part> found) {
        List<Part> parts = found.stream().sorted(Comparator.comparing(Part::start)).toList();
        Map<String, Part> bySpan = new HashMap<>();
        for (Part part : parts) {
            if (part.isTimed() && part.spanId() != null) {
                bySpan.putIfAbsent(part.spanId(), part);
            }
        }
        List<Part> roots = new ArrayList<>();
        for (Part part : parts) {
            String id = part.isTimed() ? part.parentSpanId() : part.spanId();
            Part parent = id == null ? null : bySpan.get(id);
            if (parent == null || parent.equals(part)) {
                roots.add(part);
            } else {
                below.computeIfAbsent(parent, _ -> new ArrayList<>()).add(part);
            }
        }
        List<Object> views = new ArrayList<>();
        roots.forEach(root -> place(root, "", 0, views));
        // Spans in a circle have no root.
        parts.forEach(part -> place(part, "", 0, views));
        return views;
    }

    private void place(Part part, String transaction, int depth, List<Object> among) {
        if (!placed.add(part)) {
            return;
        }
        if (!part.isTimed()) {
            among.add(error(part, transaction));
            return;
        }
        boolean isTransaction = part.kind() == EventRowKind.TRANSACTION;
        String name = isTransaction ? part.text() : transaction;
        List<Object> children = new ArrayList<>();
        List<ErrorView> errors = new ArrayList<>();
        among.add(span(part, name, children, errors));
        for (Part each : below.getOrDefault(part, List.of())) {
            if (!each.isTimed()) {
                placed.add(each);
                errors.add(error(each, name));
            } else {
                place(each, name, depth + 1, depth < DEPTH_MAX ? children : among);
            }
        }
    }

    private SpanView span(
            Part part, String transaction, List<Object> children, List<ErrorView> errors) {
        String id = part.spanId() == null ? String.valueOf(part.event()) : part.spanId();
        double start = seconds(part.start());
        String text = part.text().isEmpty() && part.op() != null ? part.op() : part.text();
        return new SpanView(id, "span", part.event() == null ? id : part.event().toString(),
                part.project().value(), slug(part), part.parentSpanId(), start,
                start + part.durationMillis() / 1e3, part.durationMillis(), part.op(),
                part.text(), text, transaction, part.kind() == EventRowKind.TRANSACTION,
                part.status(), orEmpty(part.origin().sdk()), orEmpty(part.origin().profile()), "",
                Map.of(), TraceItemView.onTheWire(part.origin().asked()), children, errors,
                List.of());
    }

    private ErrorView error(Part part, String transaction) {
        IssueId issue = part.issue();
        return new ErrorView(String.valueOf(part.event()), "error",
                issue == null ? null : issue.value(), part.project().value(), slug(part),
                seconds(part.start()), part.text(), part.text(), "error", transaction);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String slug(Part part) {
        return directory.project(part.project()).map(Project::slug).orElse("");
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / NANOS;
    }
}
