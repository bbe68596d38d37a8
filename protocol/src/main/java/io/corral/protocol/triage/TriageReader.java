package io.corral.protocol.triage;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.TriageInput;
import io.corral.protocol.json.Json;
import io.corral.protocol.triage.BundleReader.BundleRead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads open issues in whatever form somebody has them, recognised by content: a triage bundle,
/// answers of the API, a table with varying heads, text copied from a page or a chat.
public final class TriageReader {

    private static final Duration STALE = Duration.ofDays(2);
    private static final int HEADS_NAMED = 8;

    private final String text;
    private final Instant clock;
    private final boolean fixed;
    private final List<String> notes = new ArrayList<>();
    private RankingLines.@Nullable Again again;

    private TriageReader(String text, Instant clock, boolean fixed) {
        this.text = text;
        this.clock = clock;
        this.fixed = fixed;
    }

    /// Forms of input.
    public enum Form {
        BUNDLE,
        /// The list of issues that the API or list-issues answers, or a Discover table.
        JSON,
        CSV,
        TEXT
    }

    /// What an input held.
    public sealed interface TriageRead {
        /// Issues; notes say what was left out and what was assumed.
        ///
        /// @param again how the kept ranking that it is was made; null when it is none
        record Read(Form form, TriageInput input, List<ContextProblem> problems,
                List<String> notes, RankingLines.@Nullable Again again) implements TriageRead {
            public Read {
                problems = List.copyOf(problems);
                notes = List.copyOf(notes);
            }
        }

        /// It is not what it was said to be, or holds no issue.
        record Rejected(String reason) implements TriageRead {}
    }

    /// Reads a text.
    ///
    /// @param form null to recognise it
    /// @param clock the time where the input tells none
    public static TriageRead read(String text, @Nullable Form form, Instant clock) {
        return read(text, form, clock, false);
    }

    /// Reads a text as if it were this time, whatever it says itself.
    public static TriageRead readAsOf(String text, @Nullable Form form, Instant now) {
        return read(text, form, now, true);
    }

    private static TriageRead read(String text, @Nullable Form form, Instant clock,
            boolean fixed) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (bare.isBlank()) {
            return new TriageRead.Rejected("the input is empty");
        }
        return new TriageReader(bare, clock, fixed).read(form);
    }

    private TriageRead read(@Nullable Form form) {
        return switch (form) {
            case BUNDLE, JSON -> readJson(form);
            case CSV -> readTable();
            case TEXT -> readPaste();
            case null -> recognise();
        };
    }

    private TriageRead recognise() {
        char first = text.stripLeading().charAt(0);
        if (first == '{' || (first == '[' && isJson())) {
            return readJson(null);
        }
        return TableReader.head(text) != null ? readTable() : readPaste();
    }

    // A bracket may also begin a line of a chat.
    private boolean isJson() {
        String bare = text.stripLeading();
        for (int i = 1; i < bare.length(); i++) {
            char letter = bare.charAt(i);
            if (!Character.isWhitespace(letter)) {
                return letter == '{' || letter == ']';
            }
        }
        return false;
    }

    private TriageRead readJson(@Nullable Form wanted) {
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(text);
        } catch (JacksonException broken) {
            ArrayNode lines = lines();
            if (lines == null) {
                return new TriageRead.Rejected("no valid JSON: "
                        + broken.getOriginalMessage());
            }
            tree = ofRanking(lines);
        }
        if (tree.has(RankingLines.RANKING)) {
            again = RankingLines.again(tree);
            if (again.eventsMissing() > 0) {
                notes.add(again.eventsMissing() + " issues were judged by a latest event that is"
                        + " not in it");
            }
        }
        if (tree.get("data") instanceof ArrayNode rows && !tree.has("issues")) {
            return readDiscover(rows);
        }
        if (tree.get("issues") instanceof ObjectNode columns) {
            return readDiscover(rows(columns));
        }
        return switch (BundleReader.read(tree, clock)) {
            case BundleRead.Rejected(var reason) -> new TriageRead.Rejected(reason);
            case BundleRead.Read(var input, var problems) -> read(
                    tree.isObject() && wanted != Form.JSON ? Form.BUNDLE : Form.JSON,
                    fixed ? input.asOf(clock) : input, problems);
        };
    }

    // The first line of a kept ranking holds what is around its issues.
    private static JsonNode ofRanking(ArrayNode lines) {
        if (!(lines.path(0) instanceof ObjectNode head) || !head.has(RankingLines.RANKING)) {
            return lines;
        }
        ArrayNode issues = JsonNodeFactory.instance.arrayNode();
        for (int i = 1; i < lines.size(); i++) {
            issues.add(lines.path(i));
        }
        head.set("issues", issues);
        return head;
    }

    // One object a line.
    private @Nullable ArrayNode lines() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            try {
                if (!line.isBlank() && list.size() < BundleReader.ISSUES_MAX) {
                    list.add(Json.MAPPER.readTree(line));
                }
            } catch (JacksonException broken) {
                return null;
            }
        }
        return list.isEmpty() || !list.get(0).isObject() ? null : list;
    }

    // A list of values for each column, as list-issues prints it.
    private static ArrayNode rows(ObjectNode columns) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        int length = columns.valueStream().mapToInt(JsonNode::size).max().orElse(0);
        for (int i = 0; i < Math.min(length, TableReader.ROWS_MAX); i++) {
            ObjectNode row = rows.addObject();
            int at = i;
            columns.properties().stream().limit(Delimited.COLUMNS_MAX)
                    .forEach(column -> row.set(column.getKey(), column.getValue().get(at)));
        }
        return rows;
    }

    // Rows of objects that have the same names.
    private TriageRead readDiscover(ArrayNode rows) {
        Map<String, Integer> heads = new LinkedHashMap<>();
        for (JsonNode row : rows.values()) {
            if (row instanceof ObjectNode object && heads.size() < Delimited.COLUMNS_MAX) {
                object.propertyNames().forEach(name -> heads.putIfAbsent(name, heads.size()));
            }
        }
        List<List<String>> cells = new ArrayList<>();
        for (JsonNode row : rows.values()) {
            List<String> line = new ArrayList<>();
            for (String head : heads.keySet()) {
                JsonNode cell = row.get(head);
                line.add(cell == null || cell.isNull() ? "" : cell.asString(""));
            }
            if (cells.size() < TableReader.ROWS_MAX) {
                cells.add(line);
            }
        }
        return ofTable(Form.JSON, TableReader.read(List.copyOf(heads.keySet()), cells, clock));
    }

    private TriageRead readTable() {
        TableReader.Head head = TableReader.head(text);
        return head == null
                ? new TriageRead.Rejected("expected a table whose first line names its columns,"
                        + " at least a title or an id and one more, such as: issue,title,events")
                : ofTable(Form.CSV, TableReader.read(text, head, clock));
    }

    private TriageRead ofTable(Form form, TableReader.Table table) {
        if (!table.headsIgnored().isEmpty()) {
            List<String> named =
                    table.headsIgnored().stream().limit(HEADS_NAMED).toList();
            notes.add("columns not understood: " + String.join(", ", named)
                    + (named.size() < table.headsIgnored().size() ? ", ..." : ""));
        }
        return read(form, input(table.issues()), List.of());
    }

    private TriageRead readPaste() {
        PasteReader.Pasted pasted = PasteReader.read(text, clock);
        if (pasted.linesIgnored() > 0) {
            notes.add(pasted.linesIgnored() + " lines name no issue");
        }
        return read(Form.TEXT, input(pasted.issues()), List.of());
    }

    // An old export tells the time by its own latest event.
    private TriageInput input(List<IssueFacts> issues) {
        Instant latest = issues.stream().map(IssueFacts::lastSeen).filter(Objects::nonNull)
                .max(Instant::compareTo).orElse(clock);
        boolean stale = !fixed && latest.isBefore(clock.minus(STALE));
        if (stale) {
            notes.add("judged as of " + latest + ", its latest event");
        }
        return new TriageInput(stale ? latest : clock, ProductContext.NONE, Map.of(), List.of(),
                issues);
    }

    private TriageRead read(Form form, TriageInput input, List<ContextProblem> problems) {
        if (input.issues().isEmpty()) {
            return new TriageRead.Rejected("no issue found; known forms are a triage bundle, the"
                    + " API's list of issues, a table with a head, and text with a line an issue");
        }
        if (input.issues().size() >= BundleReader.ISSUES_MAX) {
            notes.add("only the first " + BundleReader.ISSUES_MAX + " issues were read");
        }
        return new TriageRead.Read(form, input, problems, notes, again);
    }
}
