package io.corral.protocol.triage;

import io.corral.domain.triage.IssueFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads text that was copied from an issue stream, a worklist or a chat. Where short ids stand
/// beside words, a line is an issue; where they stand alone, the lines around them are, and the
/// first issue shows whether titles come before or after. Without ids, lines or paragraphs are.
final class PasteReader {

    private static final int LINES_MAX = 200_000;
    private static final int LINE_LENGTH_MAX = 4000;
    private static final int TITLE_WORDS_MIN = 2;
    private static final int SHORT_LINE_MAX = 2;
    private static final int HEADING_LENGTH_MAX = 80;
    private static final Set<String> HEADINGS = Set.of("issue", "issues", "events", "users",
            "assignee", "priority", "graph:", "graph", "24h", "14d", "30d", "trend", "last seen",
            "age", "sort by", "select all", "status", "level", "project", "resolve", "archive",
            "mark reviewed", "merge", "seen", "first seen", "unresolved", "for review", "regressed",
            "archived", "escalating", "all unresolved", "title", "see more", "stats");

    private final Instant now;
    private final SequencedMap<String, FactsDraft> drafts = new LinkedHashMap<>();
    private int ignored;

    private PasteReader(Instant now) {
        this.now = now;
    }

    /// Issues in the order of the text, and how many lines said nothing about any.
    record Pasted(List<IssueFacts> issues, int linesIgnored) {}

    static Pasted read(String text, Instant now) {
        var reader = new PasteReader(now);
        List<Line> lines = lines(text);
        List<Line> named = lines.stream().filter(line -> !line.groups().isEmpty()).toList();
        if (named.isEmpty()) {
            reader.readNameless(lines);
        } else if (2 * named.stream().filter(Line::isRich).count() >= named.size()) {
            lines.forEach(reader::readRow);
        } else {
            reader.readBlocks(lines);
        }
        return new Pasted(reader.drafts.values().stream().map(FactsDraft::build).toList(),
                reader.ignored);
    }

    /// @param outside the line without its ids
    private record Line(int number, String text, List<ShortIds.Group> groups, LineFields outside) {

        static Line of(int number, String text, @Nullable String project) {
            List<ShortIds.Group> groups = ShortIds.in(text, project);
            var outside = new StringBuilder();
            int from = 0;
            for (ShortIds.Group group : groups) {
                outside.append(text, from, group.from()).append('\t');
                from = group.to();
            }
            outside.append(text.substring(from));
            return new Line(number, text, groups, LineFields.of(outside.toString()));
        }

        boolean isRich() {
            return wordsOf(outside.text()) >= TITLE_WORDS_MIN;
        }

        boolean isBlank() {
            return text.isBlank();
        }

        boolean hasText() {
            return !outside.text().isBlank();
        }
    }

    private static int wordsOf(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", 9).length;
    }

    // Lines without list marks, cut where one holds several issues.
    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        String project = null;
        for (String raw : (Iterable<String>) text.lines().limit(LINES_MAX)::iterator) {
            number++;
            String cut = raw.substring(0, Math.min(raw.length(), LINE_LENGTH_MAX));
            for (String part : parts(unmarked(cut), project)) {
                Line line = Line.of(number, part, project);
                project = line.groups().isEmpty() ? project : line.groups().getLast().project();
                lines.add(line);
            }
        }
        return lines;
    }

    // "WEB-1A …; -2P …; JOBS-7 …": each part that begins with an id is a line.
    private static List<String> parts(String line, @Nullable String project) {
        List<String> parts = new ArrayList<>();
        String known = project;
        for (String part : line.split(";", 1000)) {
            List<ShortIds.Group> groups = ShortIds.in(part, known);
            boolean begins =
                    !groups.isEmpty() && part.substring(0, groups.getFirst().from()).isBlank();
            if (parts.isEmpty() || begins) {
                parts.add(part);
            } else {
                parts.add(parts.removeLast() + ";" + part);
            }
            known = groups.isEmpty() ? known : groups.getLast().project();
        }
        return parts;
    }

    // Without bullets, numbers of a list, quote marks and the time of a chat line.
    private static String unmarked(String line) {
        String text = line.stripTrailing();
        int at = 0;
        while (at < text.length() && " \t>*•#".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int digits = at;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        boolean numbered = digits > at && digits - at <= 4 && digits + 1 < text.length()
                && ".)".indexOf(text.charAt(digits)) >= 0
                && Character.isWhitespace(text.charAt(digits + 1));
        if (numbered) {
            at = digits + 2;
        } else if (text.startsWith("- ", at)) {
            at += 2;
        }
        return withoutTime(text.substring(at));
    }

    private static String withoutTime(String text) {
        int at = text.startsWith("[") ? 1 : 0;
        int end = at;
        while (end < text.length() && end - at < 11
                && "0123456789:. AMP".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean time = end - at >= 4 && text.substring(at, end).indexOf(':') > 0;
        if (!time) {
            return text;
        }
        String rest = text.substring(end);
        rest = at == 1 && rest.startsWith("]") ? rest.substring(1) : rest;
        int colon = rest.indexOf(": ");
        boolean speaker = colon > 0 && colon < 30 && rest.indexOf('-') < 0;
        return speaker ? rest.substring(colon + 2) : rest.strip();
    }

    // --- a line is an issue ---------------------------------------------------------------

    private void readRow(Line line) {
        if (line.isBlank()) {
            return;
        }
        if (!line.groups().isEmpty()) {
            readGroups(line);
        } else if (line.outside().hasEvents() && line.isRich()) {
            tell(draft("line " + line.number()), line.outside(), line.outside().text());
        } else if (line.outside().isCounted() && !line.hasText() && !drafts.isEmpty()) {
            line.outside().tell(drafts.sequencedValues().getLast(), now);
        } else {
            ignored++;
        }
    }

    private void readGroups(Line line) {
        List<ShortIds.Group> groups = line.groups();
        if (groups.size() == 1) {
            groups.getFirst().ids()
                    .forEach(id -> tell(draft(id), line.outside(), line.outside().text()));
            return;
        }
        String text = line.text();
        boolean after = LineFields.of(text.substring(groups.getLast().to())).text().length() > 2;
        for (int i = 0; i < groups.size(); i++) {
            int from = after ? groups.get(i).to() : i == 0 ? 0 : groups.get(i - 1).to();
            int to = !after
                    ? groups.get(i).from()
                    : i + 1 < groups.size() ? groups.get(i + 1).from() : text.length();
            LineFields fields = LineFields.of(text.substring(from, to));
            groups.get(i).ids().forEach(id -> tell(draft(id), fields, fields.text()));
        }
    }

    private FactsDraft draft(String shortId) {
        return drafts.size() < BundleReader.ISSUES_MAX || drafts.containsKey(shortId)
                ? drafts.computeIfAbsent(shortId, FactsDraft::new)
                : new FactsDraft(shortId);
    }

    private void tell(FactsDraft draft, LineFields fields, String text) {
        if (draft.hasTitle()) {
            draft.message(text);
        } else {
            draft.title(text);
        }
        fields.tell(draft, now);
    }

    // --- the lines around an id are an issue ----------------------------------------------

    private void readBlocks(List<Line> all) {
        List<Line> lines = all.stream().filter(line -> !line.isBlank() && !isHeading(line))
                .toList();
        List<Integer> anchors = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).groups().isEmpty()) {
                anchors.add(i);
            }
        }
        boolean before = lines.subList(0, anchors.getFirst()).stream().anyMatch(Line::hasText);
        int from = before ? firstText(lines) : anchors.getFirst();
        boolean marked = from > 0 && before && lines.get(from - 1).outside().isMarkOnly();
        from = marked ? from - 1 : from;
        for (int i = 0; i < anchors.size(); i++) {
            int next = i + 1 < anchors.size() ? anchors.get(i + 1) : lines.size();
            int to = !before || i + 1 == anchors.size()
                    ? next
                    : boundary(lines, anchors.get(i), next, marked);
            readBlock(lines.subList(from, to), anchors.get(i) - from);
            from = to;
        }
    }

    private static boolean isHeading(Line line) {
        String lower = line.text().strip().toLowerCase(Locale.ROOT);
        boolean initials = lower.length() <= SHORT_LINE_MAX && !lower.isEmpty()
                && lower.chars().allMatch(Character::isLetter);
        boolean heading = HEADINGS.contains(lower)
                || (lower.length() <= HEADING_LENGTH_MAX && List.of(lower.split("\\s+", -1))
                        .stream().allMatch(HEADINGS::contains));
        return (heading && !line.outside().hasMark()) || initials || lower.startsWith("showing ")
                || lower.startsWith("graph:");
    }

    private static int firstText(List<Line> lines) {
        int at = 0;
        while (!lines.get(at).hasText()) {
            at++;
        }
        return at;
    }

    // Where the next title begins: at the first text behind the counts of this issue, or at marks
    // that stand before a title; where nothing is counted, right after the id.
    private static int boundary(List<Line> lines, int anchor, int next, boolean marked) {
        boolean counted = lines.get(anchor).outside().isCounted();
        for (int i = anchor + 1; i < next; i++) {
            Line line = lines.get(i);
            boolean mark = marked && line.outside().isMarkOnly();
            if (counted && (line.hasText() || mark)) {
                return i;
            }
            counted |= line.outside().isCounted();
        }
        return counted ? next : anchor + 1;
    }

    private void readBlock(List<Line> block, int anchor) {
        LineFields fields = LineFields.of("");
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            LineFields line = block.get(i).outside();
            fields.add(line);
            if (!line.text().isBlank()) {
                (i < anchor ? before : after).add(line.text());
            }
        }
        for (String id : block.get(anchor).groups().getFirst().ids()) {
            FactsDraft draft = draft(id);
            List<String> texts = new ArrayList<>(before);
            texts.addAll(after);
            Consumer<String> place = before.isEmpty() ? draft::message : draft::culprit;
            for (int i = 0; i < texts.size(); i++) {
                if (i == 0) {
                    draft.title(texts.get(i));
                } else if ((i >= before.size() || i + 1 == before.size())
                        && isPlace(texts.get(i))) {
                    draft.culprit(texts.get(i));
                } else if (i >= before.size()) {
                    place.accept(texts.get(i));
                } else {
                    draft.message(texts.get(i));
                }
            }
            fields.tell(draft, now);
        }
    }

    // A route, a module or a job: one word, or a method and a path.
    private static boolean isPlace(String text) {
        return text.indexOf(' ') < 0 || text.indexOf(" /") > 0 || text.startsWith("/");
    }

    // --- no ids at all --------------------------------------------------------------------

    private void readNameless(List<Line> lines) {
        Set<Integer> starts = new HashSet<>();
        boolean paragraphs = isParagraphs(lines);
        boolean fresh = true;
        FactsDraft draft = null;
        for (Line line : lines) {
            boolean speaks = line.hasText() && !isHeading(line);
            if (speaks && (fresh || !paragraphs || draft == null)) {
                draft = draft("line " + line.number()
                        + (starts.add(line.number()) ? "" : "." + starts.size()));
            }
            fresh = line.isBlank();
            if (draft != null && !line.isBlank() && !isHeading(line)) {
                tell(draft, line.outside(), line.outside().text());
            }
        }
        drafts.values().removeIf(each -> !each.hasTitle());
    }

    // More lines than paragraphs, and more than one of these.
    private static boolean isParagraphs(List<Line> lines) {
        int paragraphs = 0;
        int texts = 0;
        boolean blank = true;
        for (Line line : lines) {
            if (!line.isBlank()) {
                texts++;
                paragraphs += blank ? 1 : 0;
            }
            blank = line.isBlank();
        }
        return paragraphs > 1 && texts >= 2 * paragraphs;
    }
}
