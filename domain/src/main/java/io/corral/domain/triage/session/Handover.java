package io.corral.domain.triage.session;

import io.corral.domain.triage.Since;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.session.Step.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes the note for whoever takes over, in Markdown, by a template: what was done, what stays
/// open at which tier and why, who has what, what to watch. What applications sent stands in it as
/// plain text.
///
/// @param organization its name
/// @param author name of who hands over
/// @param toDo issues that were there to triage, those dealt with among them
/// @param open issues that are no noise, in order of rank
/// @param since what changed since the visit before
/// @param zone of the times in it
public record Handover(String organization, String author, TriageSession session, int toDo,
        List<Open> open, Since since, ZoneId zone) {

    private static final int ROWS_MAX = 25;
    private static final int WATCHED_MAX = 10;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);

    public Handover {
        open = List.copyOf(open);
    }

    /// One issue that stays open.
    ///
    /// @param owner who has it; null for nobody
    public record Open(Verdict verdict, String title, long events, @Nullable Long users,
            @Nullable String owner) {}

    /// The note.
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# Handover of " + plain(organization) + ", "
                + at(DAY, session.startedAt()) + " to " + at(TIME, session.lastAt()));
        lines.add("");
        lines.add("By " + plain(author) + ". " + session.triaged() + " of " + toDo
                + " triaged in " + many(session.minutes(), "minute") + ". Before that: "
                + since.fresh().size() + " new, " + since.worse().size() + " worse, "
                + since.recovered().size() + " stopped by themselves.");
        addDone(lines);
        addOpen(lines);
        addOwners(lines);
        addWatch(lines);
        return String.join("\n", lines) + "\n";
    }

    private String at(DateTimeFormatter format, Instant at) {
        return format.format(at.atZone(zone));
    }

    private void addDone(List<String> lines) {
        head(lines, "Done");
        if (session.steps().isEmpty()) {
            lines.add("Nothing was changed.");
        }
        for (Kind kind : Kind.values()) {
            List<Step> steps = session.steps().stream()
                    .filter(step -> step.kind() == kind).toList();
            if (!steps.isEmpty()) {
                lines.add("- " + capital(kind.word()) + " (" + steps.size() + ")");
                steps.stream().limit(ROWS_MAX).forEach(step -> lines.add("  - "
                        + step.shortId() + " " + plain(step.title())
                        + (kind == Kind.RESOLVED || kind == Kind.PASSED
                                ? ""
                                : ": " + plain(step.said()))));
                more(lines, "  - ", steps.size());
            }
        }
    }

    private void addOpen(List<String> lines) {
        head(lines, "Still open");
        if (open.isEmpty()) {
            lines.add("Nothing but noise.");
        }
        for (int tier = 1; tier <= Verdict.HIGH_TIER_MAX; tier++) {
            int wanted = tier;
            List<Open> rows = open.stream()
                    .filter(each -> each.verdict().tier() == wanted).toList();
            if (!rows.isEmpty()) {
                lines.add("- Tier " + tier + " (" + rows.size() + ")");
                rows.stream().limit(ROWS_MAX).forEach(row -> lines.add("  - " + line(row)));
                more(lines, "  - ", rows.size());
            }
        }
        long later = open.stream().filter(each -> !each.verdict().isHigh()).count();
        if (later > 0) {
            lines.add("- Tiers 3 and 4: " + later + " that can wait");
        }
    }

    private static String line(Open row) {
        Verdict verdict = row.verdict();
        return "**" + verdict.shortId() + "** " + verdict.severity() + " " + plain(row.title())
                + " (" + many(row.events(), "event")
                + (row.users() == null ? "" : ", " + many(row.users(), "user")) + "). "
                + plain(capital(verdict.tierRule())) + ". "
                + (row.owner() == null ? "Nobody has it. " : plain(row.owner()) + " has it. ")
                + "Next: " + plain(verdict.nextStep());
    }

    private void addOwners(List<String> lines) {
        Map<String, List<String>> owned = new TreeMap<>();
        long without = 0;
        for (Open each : open) {
            String owner = each.owner();
            if (owner != null) {
                owned.computeIfAbsent(owner, _ -> new ArrayList<>())
                        .add(each.verdict().shortId());
            } else if (each.verdict().isHigh()) {
                without++;
            }
        }
        head(lines, "Who has what");
        owned.forEach((owner, ids) -> lines.add("- " + plain(owner) + ": "
                + String.join(", ", ids.subList(0, Math.min(ids.size(), ROWS_MAX)))
                + (ids.size() > ROWS_MAX ? " and " + (ids.size() - ROWS_MAX) + " more" : "")));
        lines.add(without == 0
                ? "- Every issue of tiers 1 and 2 has somebody, or there is none."
                : "- Nobody: " + many(without, "issue") + " of tiers 1 and 2.");
    }

    private void addWatch(List<String> lines) {
        List<String> watched = new ArrayList<>();
        since.worse().stream().limit(WATCHED_MAX).forEach(change -> watched.add(
                "- " + change.verdict().shortId() + ": " + plain(change.why())));
        since.fresh().stream().filter(change -> change.verdict().isHigh()).limit(WATCHED_MAX)
                .forEach(change -> watched.add("- " + change.verdict().shortId()
                        + ": new, tier " + change.verdict().tier()));
        since.recovered().stream().limit(WATCHED_MAX).forEach(change -> watched.add("- "
                + change.verdict().shortId() + ": stopped by itself, may come back ("
                + plain(change.why()) + ")"));
        session.steps().stream().filter(step -> step.kind() == Kind.IGNORED)
                .filter(step -> step.said().contains("until") || step.said().contains(" for "))
                .limit(WATCHED_MAX)
                .forEach(step -> watched.add("- " + step.shortId() + ": " + plain(step.said())));
        head(lines, "Watch");
        lines.addAll(watched.isEmpty() ? List.of("- Nothing in particular.") : watched);
    }

    private static void head(List<String> lines, String words) {
        lines.add("");
        lines.add("## " + words);
        lines.add("");
    }

    private static void more(List<String> lines, String mark, int count) {
        if (count > ROWS_MAX) {
            lines.add(mark + "and " + (count - ROWS_MAX) + " more");
        }
    }

    private static String many(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private static String capital(String words) {
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// A text in which Markdown finds nothing of its own.
    static String plain(String text) {
        var plain = new StringBuilder();
        boolean isSpace = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isWhitespace(each) || Character.isISOControl(each)) {
                isSpace = !plain.isEmpty();
                continue;
            }
            if (isSpace) {
                plain.append(' ');
                isSpace = false;
            }
            if ("\\`*_[]<>#|~!&".indexOf(each) >= 0) {
                plain.append('\\');
            }
            plain.append(each);
        }
        return plain.toString();
    }
}
