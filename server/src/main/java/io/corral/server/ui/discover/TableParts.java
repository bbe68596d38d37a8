package io.corral.server.ui.discover;

import io.corral.engine.search.Dataset;
import io.corral.engine.search.DiscoverAnswer.Column;
import io.corral.engine.search.DiscoverAnswer.Table;
import io.corral.engine.search.ValueType;
import io.corral.protocol.search.SearchPrinter;
import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.Moment;
import io.corral.web.page.discover.ResultTable;
import io.corral.web.page.discover.ResultTable.AddForm;
import io.corral.web.page.discover.ResultTable.Cell;
import io.corral.web.page.discover.ResultTable.Head;
import io.corral.web.page.discover.ResultTable.Hidden;
import io.corral.web.page.discover.ResultTable.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the table of a result.
final class TableParts {

    private static final int CONDITION_LENGTH_MAX = 200;

    /// Fields whose values nobody searches for: they differ in every event, or mean it itself.
    private static final Set<String> NOT_NARROWED = Set.of("id", "timestamp", "span_id", "message");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private final Visit visit;
    private final DiscoverQuery query;

    TableParts(Visit visit, DiscoverQuery query) {
        this.visit = visit;
        this.query = query;
    }

    ResultTable of(Table found) {
        List<Column> columns = query.fields().stream()
                .map(field -> found.columns().stream()
                        .filter(column -> column.name().equals(field)).findFirst().orElseThrow())
                .toList();
        Address add = query.on(Address.of("")).without("field");
        List<Hidden> hidden = new ArrayList<>();
        add.parameters().forEach((name, values) -> values.forEach(
                value -> hidden.add(new Hidden(name, value))));
        query.fields().forEach(field -> hidden.add(new Hidden("field", field)));
        int from = query.offset();
        int to = from + found.rows().size();
        String range = from == 0 && !found.hasMore()
                ? Words.many(to, "row")
                : Words.number(from + 1) + "–" + Words.number(to);
        return new ResultTable(
                heads(columns), found.rows().stream().map(row -> row(columns, row)).toList(),
                new AddForm(visit.address(DiscoverViews.PATH), hidden),
                query.on(Address.of(visit.address(DiscoverViews.PATH + "fields/"))).toString(),
                range, from == 0 ? null : page(Math.max(0, from - DiscoverQuery.ROWS)),
                found.hasMore() ? page(from + DiscoverQuery.ROWS) : null);
    }

    private String page(int offset) {
        Address here = query.on(here());
        return (offset == 0 ? here : here.with("offset", Integer.toString(offset))).toString();
    }

    private Address here() {
        return Address.of(visit.address(DiscoverViews.PATH));
    }

    private List<Head> heads(List<Column> columns) {
        List<Head> heads = new ArrayList<>();
        List<String> fields = query.fields();
        List<String> orders = orders();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            int rank = orders.stream().map(DiscoverQuery::nameOf).toList().indexOf(field);
            boolean descending = rank >= 0 && orders.get(rank).startsWith("-");
            boolean end = CellTexts.standsAtEnd(columns.get(i).type());
            String order = rank < 0
                    ? (end || columns.get(i).type() == ValueType.DATE ? "-" : "") + field
                    : descending ? field : "-" + field;
            heads.add(new Head(field, query.sorted(List.of(order)).on(here()).toString(),
                    rank < 0 ? null : descending ? "descending" : "ascending",
                    orders.size() > 1 ? rank + 1 : 0,
                    fields.size() == 1 ? null : showing(without(fields, i)),
                    i == 0 ? null : showing(swapped(fields, i, i - 1)),
                    i == fields.size() - 1 ? null : showing(swapped(fields, i, i + 1)), end));
        }
        return heads;
    }

    /// What the rows are sorted by, also where nobody said so.
    private List<String> orders() {
        if (!query.sort().isEmpty()) {
            return query.sort();
        }
        return query.fields().stream().filter(field -> field.contains("(")).findFirst()
                .map(field -> List.of("-" + field))
                .orElseGet(() -> List.of("-timestamp"));
    }

    private String showing(List<String> fields) {
        return query.showing(fields).on(here()).toString();
    }

    private static List<String> without(List<String> fields, int place) {
        List<String> rest = new ArrayList<>(fields);
        rest.remove(place);
        return rest;
    }

    private static List<String> swapped(List<String> fields, int one, int other) {
        List<String> turned = new ArrayList<>(fields);
        turned.set(one, fields.get(other));
        turned.set(other, fields.get(one));
        return turned;
    }

    private Row row(List<Column> columns, Map<String, @Nullable Object> values) {
        List<Cell> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(cell(column, values.get(column.name()), values));
        }
        return new Row(eventUrl(values), cells);
    }

    /// An error's page; transactions and spans have none of their own.
    private @Nullable String eventUrl(Map<String, @Nullable Object> values) {
        boolean isEvent = query.dataset() != Dataset.SPANS
                && values.get("issue.id") instanceof Long
                && values.get("id") instanceof String;
        return isEvent
                ? visit.address("issues/" + values.get("issue.id") + "/events/" + values.get("id")
                        + "/")
                : null;
    }

    private Cell cell(
            Column column, @Nullable Object value, Map<String, @Nullable Object> values) {
        boolean end = CellTexts.standsAtEnd(column.type());
        if (value instanceof Instant instant) {
            return new Cell("", "", moment(column.name(), instant), null, null, false, false);
        }
        String text = CellTexts.of(column.type(), column.unit(), value);
        String exact = value == null ? "" : value.toString();
        return new Cell(text, exact.equals(text) || exact.length() > 1_000 ? "" : exact, null,
                url(column.name(), values), condition(column, value), end, value == null);
    }

    private Moment moment(String name, Instant at) {
        ZonedDateTime there = at.atZone(visit.zone());
        String words = switch (name) {
            case "timestamp.to_day" -> DAY.format(at.atZone(ZoneOffset.UTC));
            case "timestamp.to_hour" -> MINUTE.format(there);
            default -> SECOND.format(there);
        };
        return new Moment(at.toString(), words);
    }

    private @Nullable String url(String name, Map<String, @Nullable Object> values) {
        return switch (name) {
            case "issue" -> values.get("issue.id") instanceof Long id
                    ? visit.address("issues/" + id + "/")
                    : null;
            case "id" -> eventUrl(values);
            default -> null;
        };
    }

    /// A search for the value; none where it would not find it again.
    private static @Nullable String condition(Column column, @Nullable Object value) {
        String name = column.name();
        boolean isField = !name.contains("(") && !name.startsWith("equation|")
                && !NOT_NARROWED.contains(name) && !name.startsWith("timestamp.to_");
        if (!isField || value instanceof Double || value instanceof List<?>) {
            return null;
        }
        String key = name.startsWith("tags[") ? name : SearchPrinter.key(name);
        if (value == null) {
            return "!has:" + key;
        }
        String text = value.toString();
        return text.isEmpty() || text.length() > CONDITION_LENGTH_MAX
                ? null
                : key + ":" + SearchPrinter.value(text);
    }
}
