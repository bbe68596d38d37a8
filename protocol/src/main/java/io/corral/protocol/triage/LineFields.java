package io.corral.protocol.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a line of text says besides its words: counts, ages, marks, priority. The line is cut into
/// cells at tabs, bars, commas and brackets; a cell that is such a field as a whole is taken out.
final class LineFields {

    private static final Set<String> EVENTS = Set.of("ev", "evt", "evts", "event", "events",
            "occurrence", "occurrences", "times", "hits", "errors", "x", "ereignisse");
    private static final Set<String> USERS = Set.of("user", "users", "people", "customers",
            "customer", "persons", "nutzer", "benutzer", "kunden", "accounts");
    private static final Set<String> MARKS =
            Set.of("new", "ongoing", "escalating", "regressed", "regression");
    private static final Set<String> PRIORITIES =
            Set.of("high", "med", "medium", "low", "critical");
    private static final Set<String> LEVELS =
            Set.of("fatal", "error", "warning", "info", "debug");
    private static final Set<String> IDLE = Set.of("each", "handled", "unresolved", "for review",
            "archived", "ignored", "resolved", "unassigned", "affected", "total");
    private static final int BRACKETS_MAX = 60;
    private static final String EDGES = " \t|·•—–-;:,()[]\"*_";
    private static final char QUOTE = '"';

    private final List<Long> counts = new ArrayList<>();
    private final List<Ages.Age> ages = new ArrayList<>();
    private @Nullable Long events;
    private @Nullable Long users;
    private @Nullable String substatus;
    private @Nullable String priority;
    private @Nullable String level;
    private @Nullable String environment;
    private boolean unhandled;
    private String text = "";
    private boolean found;

    private LineFields() {}

    static LineFields of(String line) {
        var fields = new LineFields();
        fields.read(line);
        return fields;
    }

    /// What is left of the line.
    String text() {
        return text;
    }

    /// Whether there was any field.
    boolean isFound() {
        return found;
    }

    /// Whether there was anything but marks.
    boolean isCounted() {
        return found && (!counts.isEmpty() || !ages.isEmpty() || events != null || users != null);
    }

    /// Whether there is a mark and nothing else.
    boolean isMarkOnly() {
        return hasMark() && !isCounted() && text.isBlank() && priority == null;
    }

    boolean hasMark() {
        return substatus != null || unhandled;
    }

    /// Whether the line says how many events there were.
    boolean hasEvents() {
        return events != null;
    }

    /// Adds the fields of the next line of the same issue.
    void add(LineFields next) {
        counts.addAll(next.counts);
        ages.addAll(next.ages);
        events = events == null ? next.events : events;
        users = users == null ? next.users : users;
        substatus = substatus == null ? next.substatus : substatus;
        priority = priority == null ? next.priority : priority;
        level = level == null ? next.level : level;
        environment = environment == null ? next.environment : environment;
        unhandled |= next.unhandled;
        found |= next.found;
    }

    /// Tells a draft. Of bare numbers the first counts events, the second users; of two ages the
    /// first is of the last event, and one alone is that of the issue, as pages show them.
    void tell(FactsDraft draft, Instant now) {
        List<Long> bare = new ArrayList<>(counts);
        draft.events(events != null ? events : bare.isEmpty() ? null : bare.removeFirst());
        draft.users(users != null ? users : bare.isEmpty() ? null : bare.removeFirst());
        draft.substatus(substatus).priority(priority).level(level);
        draft.tag("environment", environment, 1);
        if (unhandled) {
            draft.unhandled(true);
        }
        boolean pair = ages.stream().filter(age -> age.of() == Ages.Of.EITHER).count() > 1;
        for (Ages.Age age : ages) {
            Instant then = now.minus(age.length());
            boolean last = age.of() == Ages.Of.LAST_SEEN || (pair && age.of() == Ages.Of.EITHER);
            if (last) {
                draft.lastSeen(then);
                pair = age.of() != Ages.Of.EITHER && pair;
            } else {
                draft.firstSeen(then);
            }
        }
    }

    private void read(String line) {
        var rest = new StringBuilder(line.length());
        boolean table = line.indexOf('\t') >= 0 || line.indexOf('|') >= 0
                || line.indexOf('·') >= 0 || isBareList(line);
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            int width = i == line.length() ? 1 : separator(line, i, table);
            if (width > 0) {
                String cell = line.substring(from, i);
                boolean bracketed = from > 0 && "([".indexOf(line.charAt(from - 1)) >= 0;
                boolean whole = from == 0 && i == line.length();
                boolean counts = bracketed ? isCounts(line, i, cell.strip()) : table;
                if (!isField(cell.strip(), counts || whole)) {
                    rest.append(cell);
                    listen(cell);
                }
                int end = Math.min(line.length(), i + width);
                rest.append(line, i, end);
                from = end;
                i = end - 1;
                if (end == line.length() && width > 0 && from >= line.length()) {
                    break;
                }
            }
        }
        text = tidy(rest);
    }

    // A number in brackets counts where more fields follow in them, or where it is alone and no
    // status of HTTP.
    private static boolean isCounts(String line, int end, String cell) {
        if (end >= line.length() || line.charAt(end) != ',') {
            Long number = Quantities.read(cell);
            return number != null && (number < 100 || number > 599);
        }
        int close = line.indexOf(')', end);
        return close > 0 && close - end <= BRACKETS_MAX
                && LineFields.of(line.substring(end + 1, close)).text().isBlank();
    }

    // A row of a table without head: commas, and no blanks after them.
    private static boolean isBareList(String line) {
        int commas = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == ',') {
                if (i + 1 < line.length() && line.charAt(i + 1) == ' ') {
                    return false;
                }
                commas++;
            }
        }
        return commas >= 3;
    }

    // How many characters separate here; 0 where none do.
    private static int separator(String line, int i, boolean table) {
        char letter = line.charAt(i);
        char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
        if ("\t|·•—–;()[]".indexOf(letter) >= 0) {
            return 1;
        }
        if (letter == ',') {
            return next == ' ' || (table && !Character.isWhitespace(next)) ? 1 : 0;
        }
        if (letter == ' ' && next == ' ') {
            return 2;
        }
        return letter == ' ' && line.startsWith(" - ", i) ? 3 : 0;
    }

    private boolean isField(String cell, boolean bareCounts) {
        if (cell.isEmpty() || cell.length() > 60) {
            return false;
        }
        boolean is = isCount(cell, bareCounts) || isAge(cell) || isWords(cell) || isNamed(cell)
                || cell.startsWith("http://") || cell.startsWith("https://");
        found |= is;
        return is;
    }

    private boolean isCount(String cell, boolean bare) {
        Long alone = Quantities.read(cell);
        if (alone != null) {
            boolean times = cell.endsWith("x") || cell.endsWith("×");
            if (times) {
                events = alone;
            } else if (bare) {
                counts.add(alone);
            }
            return times || bare;
        }
        String[] words = cell.split("[\\s:=]+", 4);
        for (int i = 0; i + 1 < words.length && words.length <= 3; i++) {
            Long after = Quantities.read(words[i]);
            Long before = Quantities.read(words[i + 1]);
            if (after != null && isLabel(words[i + 1], after)) {
                return true;
            }
            if (before != null && isLabel(words[i], before)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLabel(String word, long count) {
        String label = word.toLowerCase(Locale.ROOT);
        if (EVENTS.contains(label)) {
            events = events == null ? Long.valueOf(count) : events;
            return true;
        }
        if (USERS.contains(label)) {
            users = users == null ? Long.valueOf(count) : users;
            return true;
        }
        return false;
    }

    private boolean isAge(String cell) {
        Ages.Age age = Ages.read(cell);
        if (age != null) {
            ages.add(age);
        }
        return age != null;
    }

    // Marks, levels and priorities, one or several.
    private boolean isWords(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        String[] words = lower.split("[\\s:]+", 5);
        if (IDLE.contains(lower)) {
            return true;
        }
        for (String word : words) {
            if (!MARKS.contains(word) && !PRIORITIES.contains(word) && !LEVELS.contains(word)
                    && !word.equals("unhandled") && !word.equals("priority")) {
                return false;
            }
        }
        for (String word : words) {
            take(word);
        }
        return true;
    }

    private void take(String word) {
        if (MARKS.contains(word)) {
            substatus = word.equals("regression") ? "regressed" : word;
        } else if (PRIORITIES.contains(word)) {
            priority = word.equals("med") ? "medium" : word;
        } else if (LEVELS.contains(word)) {
            level = word;
        } else if (word.equals("unhandled")) {
            unhandled = true;
        }
    }

    private boolean isNamed(String cell) {
        int colon = Math.max(cell.indexOf(':'), cell.indexOf('='));
        String name = colon < 0 ? "" : cell.substring(0, colon).toLowerCase(Locale.ROOT).strip();
        if (name.equals("env") || name.equals("environment")) {
            environment = cell.substring(colon + 1).strip();
            return true;
        }
        return name.equals("assignee") || name.equals("owner") || name.equals("assigned to");
    }

    // In prose: "about 300 users since yesterday", "it is escalating".
    private void listen(String cell) {
        String[] words = cell.strip().split("\\s+", 200);
        for (int i = 0; i < words.length; i++) {
            String word = words[i].toLowerCase(Locale.ROOT);
            if (word.equals("escalating") || word.equals("regressed")) {
                substatus = substatus == null ? word : substatus;
            } else if (word.equals("unhandled")) {
                unhandled = true;
            }
            Long count = i + 1 < words.length ? Quantities.read(words[i]) : null;
            if (count != null) {
                String label = letters(words[i + 1]);
                if (USERS.contains(label) || label.startsWith("event") || label.equals("ev")) {
                    isLabel(label, count);
                }
            }
        }
    }

    private static String letters(String word) {
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        return word.substring(0, end).toLowerCase(Locale.ROOT);
    }

    // Without separators that nothing stands between any more.
    private static String tidy(CharSequence rest) {
        String joined = rest.toString().replace('\t', ' ').replace("()", " ").replace("[]", " ");
        var kept = new StringBuilder(joined.length());
        boolean blank = true;
        for (int i = 0; i < joined.length(); i++) {
            char letter = joined.charAt(i);
            boolean white = Character.isWhitespace(letter) || letter == '|';
            if (!white) {
                kept.append(letter);
            } else if (!blank) {
                kept.append(' ');
            }
            blank = white;
        }
        return withoutStray(trimmed(kept.toString()));
    }

    // A quotation mark whose other one was taken away with an edge of the line.
    private static String withoutStray(String text) {
        int last = text.lastIndexOf(QUOTE);
        boolean odd = text.chars().filter(letter -> letter == QUOTE).count() % 2 == 1;
        return odd ? text.substring(0, last) + text.substring(last + 1) : text;
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && EDGES.indexOf(text.charAt(from)) >= 0 && !opens(text, from)) {
            from++;
        }
        while (to > from && EDGES.indexOf(text.charAt(to - 1)) >= 0 && !closes(text, from, to)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean opens(String text, int at) {
        char close = text.charAt(at) == '(' ? ')' : text.charAt(at) == '[' ? ']' : ' ';
        return close != ' ' && Character.isLetterOrDigit(next(text, at))
                && text.indexOf(close, at) > at;
    }

    private static char next(String text, int at) {
        return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    }

    private static boolean closes(String text, int from, int to) {
        char open = text.charAt(to - 1) == ')' ? '(' : text.charAt(to - 1) == ']' ? '[' : ' ';
        if (open == ' ') {
            return false;
        }
        int at = text.lastIndexOf(open, to - 2);
        return at >= from && to - 1 - at > 1 && !text.substring(at + 1, to - 1).isBlank()
                && EDGES.indexOf(text.charAt(at + 1)) < 0;
    }
}
