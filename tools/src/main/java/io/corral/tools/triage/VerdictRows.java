package io.corral.tools.triage;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Verdict;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Part.Lines;
import io.corral.tools.tool.Part.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Verdicts as rows: of a family one row, noise in a line for each class.
final class VerdictRows {

    private static final int TITLE_MAX = 70;
    private static final int WHY_MAX = 90;
    private static final int IDS_MAX = 8;

    private final List<Verdict> verdicts;
    private final Map<String, IssueFacts> facts;
    private final Map<String, List<Verdict>> families = new HashMap<>();

    VerdictRows(List<Verdict> verdicts, Map<String, IssueFacts> facts) {
        this.verdicts = verdicts;
        this.facts = facts;
        for (Verdict verdict : verdicts) {
            if (verdict.family() != null) {
                families.computeIfAbsent(verdict.family(), _ -> new ArrayList<>()).add(verdict);
            }
        }
    }

    /// The first of each family, and what stands alone; no noise.
    List<Verdict> heads() {
        Set<String> seen = new HashSet<>();
        return verdicts.stream().filter(verdict -> verdict.noise() == null
                && (verdict.family() == null || seen.add(verdict.family()))).toList();
    }

    /// A table of some of them.
    Table table(String name, List<Verdict> some) {
        return new Table(name, List.of("tier", "sev", "issue", "events", "users", "cause", "also",
                "rule", "title", "why"), some.stream().map(this::row).toList());
    }

    private List<Cell> row(Verdict verdict) {
        IssueFacts issue = facts.get(verdict.shortId());
        return List.of(Cell.of(verdict.tier()), Cell.of(verdict.severity().name()),
                Cell.of(verdict.shortId()), issue == null ? Cell.NONE : Cell.of(issue.events()),
                issue == null || issue.users() == null
                        ? Cell.NONE
                        : Cell.of(issue.usersOrZero()),
                Cell.of(verdict.cause() == null ? "" : verdict.cause().wireName()),
                also(verdict), Cell.of(verdict.tierRule()),
                Cell.untrusted(issue == null ? "" : issue.title(), TITLE_MAX),
                Cell.untrusted(why(verdict), WHY_MAX));
    }

    // Others with the same root, in how many projects.
    private Cell also(Verdict verdict) {
        String family = verdict.family();
        List<Verdict> members = family == null
                ? List.of()
                : families.getOrDefault(
                        family, List.of());
        return members.size() < 2
                ? Cell.NONE
                : Cell.of(ids(members.stream().filter(each -> !each.equals(verdict)).toList()));
    }

    private static String ids(List<Verdict> some) {
        String ids = some.stream().limit(IDS_MAX).map(Verdict::shortId)
                .collect(Collectors.joining(" "));
        return some.size() > IDS_MAX ? ids + " +" + (some.size() - IDS_MAX) : ids;
    }

    /// What people said, else the weightiest reason.
    static @Nullable String why(Verdict verdict) {
        return Stream.concat(verdict.said().stream(),
                verdict.reasons().stream().filter(reason -> reason.weight() != 0)).findFirst()
                .map(reason -> reason.signal().replace('-', ' ') + ": " + reason.evidence())
                .orElse(null);
    }

    /// A line for each class of noise.
    Lines noise() {
        Map<String, List<Verdict>> classes = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict.noise() != null) {
                classes.computeIfAbsent(verdict.noise().wireName(), _ -> new ArrayList<>())
                        .add(verdict);
            }
        }
        List<Cell> lines = new ArrayList<>();
        classes.forEach((name, some) -> {
            List<Verdict> said = some.stream().filter(each -> !each.said().isEmpty()).toList();
            lines.add(Cell.of(name + " " + some.size() + ": " + ids(some)
                    + (said.isEmpty() ? "" : "; corrected: " + ids(said))));
        });
        return new Lines("noise", lines);
    }
}
