package io.corral.cli.triage;

import io.corral.cli.command.Terminal;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Severity;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The worklist for a person: tiers with their rows, families folded into one row, reasons under
/// what is high, noise set aside, and what could not be seen.
final class Worklist {

    private static final int TITLE_MAX = 64;
    private static final int ID_WIDTH_MAX = 24;
    private static final int TEXT_MAX = 110;
    private static final int REASONS_MAX = 4;
    private static final int FOLDED_ROWS_MAX = 40;
    /// More is read by nobody in one morning.
    private static final int REASONED_ROWS_MAX = 30;
    private static final int NAMES_MAX = 10;
    private static final int NOISE_TIER = 4;
    private static final List<String> TIERS = List.of("",
            "Tier 1: customers are blocked, lose data or money, or miss a message",
            "Tier 2: wrong, late or missing for some; revenue through a back page",
            "Tier 3: stability, softened, or an edge case",
            "Tier 4: backlog and noise");

    private final TriageInput input;
    private final List<Verdict> verdicts;
    private final boolean all;
    private final int idWidth;
    private final boolean someSeen;
    private int reasoned;
    private int rowsLeft;
    private final Map<String, IssueFacts> facts = new HashMap<>();
    private final Map<String, List<Verdict>> families = new HashMap<>();

    /// @param all whether to unfold the reasons of every row, and noise
    /// @param rowsMax so many rows at most, 1 or more
    Worklist(TriageInput input, List<Verdict> verdicts, boolean all, int rowsMax) {
        this.input = input;
        this.verdicts = verdicts;
        this.all = all;
        this.rowsLeft = rowsMax;
        this.idWidth = Math.min(ID_WIDTH_MAX, verdicts.stream()
                .mapToInt(verdict -> verdict.shortId().length()).max().orElse(1));
        this.someSeen = input.issues().stream().anyMatch(issue -> issue.event() != null);
        input.issues().forEach(issue -> facts.putIfAbsent(issue.shortId(), issue));
        verdicts.stream().filter(verdict -> verdict.family() != null)
                .forEach(verdict -> families.computeIfAbsent(
                        Objects.requireNonNull(verdict.family()), _ -> new ArrayList<>())
                        .add(verdict));
    }

    void print(PrintWriter out) {
        printHead(out);
        for (int tier = 1; tier <= NOISE_TIER; tier++) {
            printTier(tier, out);
        }
        printNoise(out);
        printNotSeen(out);
    }

    private void printHead(PrintWriter out) {
        long high = verdicts.stream().filter(Verdict::isHigh).count();
        long noise = verdicts.stream().filter(verdict -> verdict.noise() != null).count();
        out.println(Terminal.styled("bold", verdicts.size() + (verdicts.size() == 1
                ? " issue"
                : " issues") + ": " + high + " to look at now, "
                + (verdicts.size() - high - noise) + " that can wait, " + noise + " noise")
                + "  as of " + input.now().truncatedTo(ChronoUnit.SECONDS));
    }

    // Of a family the first row stands for all.
    private boolean isFirst(Verdict verdict) {
        List<Verdict> members = family(verdict);
        return members.isEmpty() || members.getFirst().equals(verdict);
    }

    private List<Verdict> family(Verdict verdict) {
        return verdict.family() == null
                ? List.of()
                : families.getOrDefault(verdict.family(), List.of());
    }

    private void printTier(int tier, PrintWriter out) {
        List<Verdict> rows = verdicts.stream()
                .filter(verdict -> verdict.tier() == tier && isFirst(verdict)
                        && (all || verdict.noise() == null))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        out.println();
        out.println(Terminal.styled(tier == 1 ? "bold,fg(red)" : "bold", TIERS.get(tier)));
        int wanted = all || tier <= Verdict.HIGH_TIER_MAX
                ? rows.size()
                : Math.min(rows.size(), FOLDED_ROWS_MAX);
        int shown = Math.min(wanted, rowsLeft);
        rowsLeft -= shown;
        rows.subList(0, shown).forEach(row -> printRow(row, out));
        if (shown < rows.size()) {
            out.println("      " + (shown == 0 ? "" : "and ") + (rows.size() - shown) + " more; "
                    + (shown < wanted ? "--rows" : "--all") + " shows them");
        }
    }

    private void printRow(Verdict row, PrintWriter out) {
        IssueFacts issue = facts.get(row.shortId());
        out.printf("%4d  %s  %-" + idWidth + "s  %s%n", row.rank(), severity(row.severity()),
                Terminal.line(row.shortId()),
                issue == null ? "" : Terminal.cut(Terminal.line(issue.title()), TITLE_MAX));
        String sides = issue == null ? "" : sides(issue);
        if (!sides.isEmpty()) {
            out.println(Terminal.styled("faint", "          " + sides));
        }
        List<Verdict> members = family(row);
        if (members.size() > 1) {
            line(out, "family", row.family() + ", with "
                    + names(members.subList(1, members.size())));
        }
        row.said().forEach(said -> line(out, "said", text(said)));
        if (all || (row.isHigh() && ++reasoned <= REASONED_ROWS_MAX)) {
            printReasons(row, out);
        } else if (reasoned == REASONED_ROWS_MAX + 1 && row.isHigh()) {
            line(out, "", "from here on without reasons; --all shows them");
        }
    }

    private static void printReasons(Verdict row, PrintWriter out) {
        line(out, "rule", rule(row));
        row.reasons().stream()
                .filter(reason -> reason.weight() != 0 && !row.said().contains(reason))
                .limit(REASONS_MAX).forEach(reason -> line(out, "why", text(reason)));
        if (row.cause() != null) {
            line(out, "cause", row.cause().wireName());
        }
        line(out, "next", row.nextStep());
        if (!row.whatWouldChange().isEmpty()) {
            line(out, "unless", String.join("; ", row.whatWouldChange()));
        }
    }

    private static String text(Verdict.Reason reason) {
        return reason.signal().replace('-', ' ') + ": " + reason.evidence();
    }

    private static void line(PrintWriter out, String name, String text) {
        out.printf("          %s %s%n", Terminal.styled("faint", "%-6s".formatted(name)),
                Terminal.cut(Terminal.line(text), TEXT_MAX));
    }

    // The rule of the tier; of noise that of noise.
    private static String rule(Verdict row) {
        return row.path().stream()
                .filter(rule -> rule.startsWith(row.noise() == null ? "tier" : "noise"))
                .findFirst().orElse("").replaceFirst("^tier \\d: ", "");
    }

    private static String severity(Severity severity) {
        String style = switch (severity) {
            case P0 -> "bold,fg(red)";
            case P1 -> "fg(red)";
            case P2 -> "fg(yellow)";
            case P3 -> "faint";
        };
        return Terminal.styled(style, severity.name());
    }

    // Events, users, state, priority and age, as far as they are known.
    private String sides(IssueFacts issue) {
        List<String> sides = new ArrayList<>();
        if (issue.events() > 0) {
            sides.add(count(issue.events()) + " events");
        }
        if (issue.users() != null) {
            sides.add(count(issue.usersOrZero()) + " users");
        }
        if (issue.substatus() != null) {
            sides.add(issue.substatus());
        }
        if (Boolean.TRUE.equals(issue.unhandled())) {
            sides.add("unhandled");
        }
        if (issue.firstSeen() != null) {
            sides.add("for " + age(issue.firstSeen()));
        }
        if (issue.priority() != null) {
            sides.add("priority " + issue.priority());
        }
        if (someSeen && issue.event() == null) {
            sides.add("latest event not seen");
        }
        if (issue.culprit() != null) {
            sides.add("in " + Terminal.cut(issue.culprit(), TITLE_MAX));
        }
        return Terminal.line(String.join(", ", sides));
    }

    private static String count(long number) {
        return number < 10_000
                ? Long.toString(number)
                : number < 1_000_000
                        ? String.format(Locale.ROOT, "%.1fk", number / 1e3)
                        : String.format(Locale.ROOT, "%.1fM", number / 1e6);
    }

    private String age(Instant first) {
        Duration age = Duration.between(first, input.now());
        if (age.toHours() < 2) {
            return Math.max(0, age.toMinutes()) + " minutes";
        }
        if (age.toDays() < 365) {
            return age.toDays() < 2 ? age.toHours() + " hours" : age.toDays() + " days";
        }
        return age.toDays() < 730 ? "a year" : age.toDays() / 365 + " years";
    }

    private static String names(List<Verdict> rows) {
        String names = rows.stream().limit(NAMES_MAX).map(Verdict::shortId)
                .collect(Collectors.joining(", "));
        return rows.size() > NAMES_MAX
                ? names + " and " + (rows.size() - NAMES_MAX) + " more"
                : names;
    }

    // One line a class, with why.
    private void printNoise(PrintWriter out) {
        Map<String, List<Verdict>> classes = new TreeMap<>();
        verdicts.stream().filter(verdict -> verdict.noise() != null)
                .forEach(verdict -> classes.computeIfAbsent(
                        Objects.requireNonNull(verdict.noise()).wireName(),
                        _ -> new ArrayList<>()).add(verdict));
        if (classes.isEmpty() || all) {
            return;
        }
        out.println();
        out.println(Terminal.styled("bold", "Noise, set aside"));
        classes.forEach((name, rows) -> {
            long events = rows.stream().mapToLong(row -> {
                IssueFacts issue = facts.get(row.shortId());
                return issue == null ? 0 : issue.events();
            }).sum();
            List<Verdict> said = rows.stream().filter(row -> !row.said().isEmpty()).toList();
            out.printf("      %-18s %d of %s events: %s%n", name, rows.size(), count(events),
                    Terminal.line(names(rows)
                            + (said.isEmpty() ? "" : "; corrected: " + names(said))));
        });
    }

    private void printNotSeen(PrintWriter out) {
        Map<String, Integer> missing = new LinkedHashMap<>();
        verdicts.forEach(verdict -> verdict.notSeen()
                .forEach(part -> missing.merge(part, 1, Integer::sum)));
        if (missing.isEmpty()) {
            return;
        }
        out.println();
        out.println(Terminal.styled("faint", "Not seen, so not judged by: " + missing.entrySet()
                .stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(part -> part.getKey() + (part.getValue() == verdicts.size()
                        ? ""
                        : " (of " + part.getValue() + ")"))
                .collect(Collectors.joining(", "))));
    }
}
