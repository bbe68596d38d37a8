package io.corral.protocol.triage;

import io.corral.domain.triage.IssueFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads tables of issues, and tables of events that are folded into issues: rows of CSV exports,
/// of spreadsheets, of Markdown, and of the API's Discover answer. Heads may stand in any order.
final class TableReader {

    static final int ROWS_MAX = 300_000;
    private static final int HEAD_LINES_MAX = 6;
    private static final int HEAD_LENGTH_MAX = 20_000;
    private static final char[] SEPARATORS = {',', '\t', ';', '|'};
    private static final Set<Column> NAMING = EnumSet.of(Column.SHORT_ID, Column.ID, Column.TITLE,
            Column.TYPE, Column.MESSAGE);

    private final List<String> heads;
    private final List<@Nullable Column> columns = new ArrayList<>();
    private final Instant now;
    private final Map<String, FactsDraft> drafts = new LinkedHashMap<>();
    private final Map<String, Set<String>> people = new HashMap<>();

    private TableReader(List<String> heads, Instant now) {
        this.heads = heads;
        this.now = now;
        Set<Column> taken = EnumSet.noneOf(Column.class);
        for (String head : heads) {
            columns.add(column(head, taken));
        }
    }

    /// Issues, and heads that say nothing.
    record Table(List<IssueFacts> issues, List<String> headsIgnored) {}

    /// Where the head of a table stands.
    ///
    /// @param offset of the head's line
    record Head(char separator, int offset) {}

    // A second column of the same meaning says nothing new, but for tags.
    private static @Nullable Column column(String head, Set<Column> taken) {
        Column column = Column.of(head);
        return column == null || column == Column.TAG || taken.add(column) ? column : null;
    }

    /// The head of a table, among the first lines; null when the text is no table.
    static @Nullable Head head(String text) {
        int offset = 0;
        for (int i = 0; i < HEAD_LINES_MAX && offset < text.length(); i++) {
            int end = text.indexOf('\n', offset);
            int to = end < 0 ? text.length() : end;
            if (to - offset <= HEAD_LENGTH_MAX) {
                String line = text.substring(offset, to);
                for (char separator : SEPARATORS) {
                    if (isHead(line, separator)) {
                        return new Head(separator, offset);
                    }
                }
            }
            offset = to + 1;
        }
        return null;
    }

    // At least two columns that mean something, one of them a name, most of them short.
    private static boolean isHead(String line, char separator) {
        List<List<String>> rows = Delimited.rows(line, separator, 1);
        if (rows.isEmpty() || rows.getFirst().size() < 2) {
            return false;
        }
        Set<Column> found = EnumSet.noneOf(Column.class);
        int known = 0;
        int filled = 0;
        for (String cell : rows.getFirst()) {
            Column column = Column.of(cell);
            filled += cell.isEmpty() ? 0 : 1;
            if (column != null) {
                found.add(column);
                known++;
            }
        }
        return found.size() >= 2 && found.stream().anyMatch(NAMING::contains)
                && 3 * known >= filled;
    }

    static Table read(String text, Head head, Instant now) {
        List<List<String>> rows =
                Delimited.rows(text.substring(head.offset()), head.separator(), ROWS_MAX);
        return read(rows.getFirst(), rows.subList(1, rows.size()), now);
    }

    static Table read(List<String> heads, List<List<String>> rows, Instant now) {
        var reader = new TableReader(heads, now);
        for (List<String> row : rows) {
            if (!isRule(row)) {
                reader.readRow(row);
            }
        }
        return reader.table();
    }

    // The line below the head of a Markdown table.
    private static boolean isRule(List<String> row) {
        return row.stream().allMatch(cell -> cell.chars()
                .allMatch(letter -> letter == '-' || letter == ':'));
    }

    private Table table() {
        people.forEach((id, names) -> {
            FactsDraft draft = drafts.get(id);
            if (draft != null) {
                draft.users((long) names.size());
            }
        });
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            if (columns.get(i) == null && !heads.get(i).isBlank()) {
                ignored.add(heads.get(i));
            }
        }
        return new Table(drafts.values().stream().map(FactsDraft::build).toList(), ignored);
    }

    private void readRow(List<String> row) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
            Column column = columns.get(i);
            if (column != null && column != Column.TAG && !isNothing(row.get(i))) {
                cells.put(column, row.get(i));
            }
        }
        String name = name(cells);
        if (name == null || (!drafts.containsKey(name)
                && drafts.size() >= BundleReader.ISSUES_MAX)) {
            return;
        }
        FactsDraft draft = drafts.computeIfAbsent(name, FactsDraft::new);
        Long counted = number(cells.get(Column.EVENTS));
        long events = counted != null ? counted : columns.contains(Column.EVENTS) ? 0 : 1;
        draft.moreEvents(events).usersAtLeast(number(cells.get(Column.USERS)));
        if (cells.containsKey(Column.USER) && !columns.contains(Column.USERS)) {
            people.computeIfAbsent(name, _ -> new HashSet<>()).add(cells.get(Column.USER));
        }
        readTexts(cells, draft);
        readTimes(cells, draft);
        readTags(row, cells, draft, Math.max(1, events));
    }

    private static boolean isNothing(String cell) {
        String lower = cell.length() > 6 ? cell : cell.toLowerCase(Locale.ROOT);
        return cell.isEmpty() || lower.equals("null") || lower.equals("none") || lower.equals("-")
                || lower.equals("n/a") || lower.equals("(none)");
    }

    // Rows of one name are one issue: by its id, else by project and title.
    private static @Nullable String name(Map<Column, String> cells) {
        String id = cells.getOrDefault(Column.SHORT_ID, cells.get(Column.ID));
        if (id != null) {
            return id;
        }
        String title = cells.getOrDefault(Column.TITLE,
                cells.getOrDefault(Column.MESSAGE, cells.get(Column.TYPE)));
        String project = cells.get(Column.PROJECT);
        return title == null ? null : project == null ? title : project + ": " + title;
    }

    private static void readTexts(Map<Column, String> cells, FactsDraft draft) {
        if (draft.hasTitle()) {
            return;
        }
        draft.title(cells.get(Column.TITLE)).type(cells.get(Column.TYPE))
                .message(cells.get(Column.MESSAGE)).project(cells.get(Column.PROJECT))
                .culprit(cells.get(Column.CULPRIT)).culprit(path(cells.get(Column.URL)))
                .logger(cells.get(Column.LOGGER)).level(cells.get(Column.LEVEL))
                .priority(cells.get(Column.PRIORITY)).substatus(state(cells.get(Column.SUBSTATUS)))
                .title(cells.getOrDefault(Column.SHORT_ID, cells.get(Column.ID)));
    }

    private void readTimes(Map<Column, String> cells, FactsDraft draft) {
        Instant at = time(cells.get(Column.TIMESTAMP));
        draft.firstSeen(time(cells.get(Column.FIRST_SEEN))).firstSeen(at)
                .lastSeen(time(cells.get(Column.LAST_SEEN))).lastSeen(at)
                .unhandled(truth(cells.get(Column.UNHANDLED)));
        Boolean handled = truth(cells.get(Column.HANDLED));
        draft.unhandled(handled == null ? null : Boolean.valueOf(!handled));
    }

    private void readTags(List<String> row, Map<Column, String> cells, FactsDraft draft,
            long events) {
        draft.tag("environment", cells.get(Column.ENVIRONMENT), events)
                .tag("release", cells.get(Column.RELEASE), events)
                .tag("browser", cells.get(Column.BROWSER), events)
                .tag("url", cells.get(Column.URL), events);
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
            if (columns.get(i) == Column.TAG && !isNothing(row.get(i))) {
                draft.tag(Column.tag(heads.get(i)), row.get(i), events);
            }
        }
    }

    private static @Nullable String path(@Nullable String url) {
        int scheme = url == null ? -1 : url.indexOf("://");
        int slash = url == null ? -1 : url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        return url == null || slash < 0 ? null : url.substring(slash);
    }

    // "unresolved" says nothing about how it goes.
    private static @Nullable String state(@Nullable String word) {
        String lower = word == null ? "" : word.toLowerCase(Locale.ROOT);
        for (String state : List.of("escalating", "regressed", "ongoing", "new")) {
            if (lower.contains(state)) {
                return state;
            }
        }
        return null;
    }

    private static @Nullable Boolean truth(@Nullable String cell) {
        String lower = cell == null ? "" : cell.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "1", "true", "yes", "y", "ja", "unhandled" -> true;
            case "0", "false", "no", "n", "nein", "handled" -> false;
            default -> null;
        };
    }

    private static @Nullable Long number(@Nullable String cell) {
        return cell == null ? null : Quantities.read(cell);
    }

    private @Nullable Instant time(@Nullable String cell) {
        return cell == null ? null : TimeTexts.read(cell, now);
    }
}
