package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.search.Traces.Origin;
import io.corral.engine.search.Traces.Part;
import io.corral.store.event.EventRowKind;
import io.corral.web.page.issue.TracePart;
import io.corral.web.page.issue.TracePart.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracePartsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final EventId EVENT = new EventId(1, 1);

    private static Part span(
            String id, @Nullable String parent, long start, double millis,
            @Nullable String status) {
        return new Part(EventRowKind.SPAN, new ProjectId(1), null, id, parent, "op", id, status,
                NOON.plusMillis(start), NOON.plusMillis(start + (long) millis), millis, null,
                Origin.NONE);
    }

    private static Part error(String span, long at) {
        return new Part(EventRowKind.ERROR, new ProjectId(1), EVENT, span, null, null, "Boom",
                null, NOON.plusMillis(at), NOON.plusMillis(at), 0, new IssueId(5), Origin.NONE);
    }

    private static TracePart waterfall(List<Part> parts) {
        return TraceParts.waterfall(parts, EVENT, "/issues/");
    }

    private static String tree(TracePart part) {
        return part.rows().stream().map(row -> "-".repeat(row.depth()) + row.text())
                .collect(Collectors.joining(" "));
    }

    @Test
    void rows_followTheirParents_byTime() {
        TracePart part = waterfall(List.of(
                span("db", "web", 50, 10, "ok"), span("web", null, 0, 100, "ok"),
                span("cache", "web", 20, 5, "ok"), span("query", "db", 51, 4, "ok"),
                error("db", 55), span("alone", "unknown", 10, 1, null)));

        assertThat(tree(part)).isEqualTo("web -cache -db --query --Boom alone");
        assertThat(part.summary()).isEqualTo("5 spans, 1 error, 100 ms");
    }

    @Test
    void bars_standWhereTheTimeIs() {
        List<Row> rows = waterfall(List.of(span("a", null, 0, 200, "ok"),
                span("b", "a", 50, 100, "internal_error"), span("c", "a", 199, 0, null),
                error("b", 100))).rows();

        assertThat(rows.get(0)).extracting(Row::x, Row::width, Row::look, Row::time)
                .containsExactly("0.00", "100.00", "is-ok", "200 ms");
        assertThat(rows.get(1)).extracting(Row::x, Row::width, Row::look)
                .containsExactly("25.00", "50.00", "is-bad");
        assertThat(rows.get(2)).extracting(Row::look, Row::time, Row::current, Row::url)
                .containsExactly("is-error", "at 100 ms", true,
                        "/issues/5/events/" + EVENT + "/");
        assertThat(rows.get(3)).extracting(Row::x, Row::width).containsExactly("99.50", "0.30");
    }

    @Test
    void circles_andManySpans_areShownOnce() {
        assertThat(tree(waterfall(List.of(span("a", "b", 0, 1, null), span("b", "a", 1, 1, null),
                span("self", "self", 2, 1, null))))).isEqualTo("self a -b");
        List<Part> deep = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            deep.add(span("s" + i, i == 0 ? null : "s" + (i - 1), i, 1, null));
        }
        TracePart part = waterfall(deep);

        assertThat(part.rows()).hasSize(TraceParts.PARTS_MAX);
        assertThat(part.rows().getLast().depth()).isEqualTo(12);
        assertThat(part.summary()).endsWith("and more that are not shown");
    }

    @Test
    void millis_areRounded() {
        assertThat(TraceParts.millis(1.25)).isEqualTo("1.3 ms");
        assertThat(TraceParts.millis(999)).isEqualTo("999 ms");
        assertThat(TraceParts.millis(1_234)).isEqualTo("1.23 s");
    }
}
