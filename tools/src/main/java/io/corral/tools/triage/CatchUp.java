package io.corral.tools.triage;

import io.corral.domain.triage.Since;
import io.corral.domain.triage.Since.Change;
import io.corral.domain.triage.Since.Turn;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.tools.reading.IssueHistories;
import io.corral.tools.reading.IssueHistories.Resolved;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Part.Lines;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// `catch-up`: what is different since a time, then what to look at first.
public final class CatchUp {

    private static final int ROWS_MAX = 10;
    private static final int FIRST_ROWS = 5;
    private static final int TITLE_MAX = 70;
    private static final int WHY_MAX = 80;

    private CatchUp() {}

    /// Its definition.
    public static Tool tool() {
        List<Parameter> parameters = new ArrayList<>(List.of(Parameter.text("since", "TIME",
                "A time such as 2026-11-25T08:00:00Z, or a length such as 12h or 3d; without it"
                        + " the last time it was asked here, or nine o'clock of the last working"
                        + " day.")));
        parameters.addAll(Readings.parameters());
        return new Tool("catch-up", Category.TRIAGE,
                "Says what is new, worse, fixed and quietly recovered, then what to look at first.",
                "The time it counts from; per issue tier, severity and what changed; who fixed"
                        + " what; the first rows of the worklist; how much noise there is; on a"
                        + " Corral server how many new issues of 30 days are resolved, and how"
                        + " fast.",
                parameters, List.of("", "--since 12h", "--since 2026-11-25T08:00:00Z"),
                "org:read, project:read, event:read", new Work.Reads(CatchUp::answer));
    }

    private static Answer answer(ToolCall call) {
        Instant since = StartTime.of(call);
        Readings.Open open = Readings.open(call);
        List<Verdict> ranked = Triage.rank(open.input(), TriageSettings.DEFAULTS);
        var histories = new IssueHistories(Readings.source(call));
        Since changes = Since.of(ranked, open.input().issues(),
                turns(histories, open, since, call.now()), since, call.now());
        List<Resolved> fixed = histories.resolvedSince(since, Readings.query(call));
        var rows = new VerdictRows(ranked, open.facts());
        List<Part> parts = List.of(
                Facts.named("since").with("since", Cell.of(
                        since.truncatedTo(ChronoUnit.MINUTES).toString()))
                        .with("new", Cell.of(changes.fresh().size()))
                        .with("worse", Cell.of(changes.worse().size()))
                        .with("fixed", Cell.of(fixed.size()))
                        .with("recovered", Cell.of(changes.recovered().size())),
                changes("new", changes.fresh(), open), changes("worse", changes.worse(), open),
                fixed(fixed), changes("recovered", changes.recovered(), open),
                TriageIssues.counts(ranked),
                rows.table("first", rows.heads().stream().limit(FIRST_ROWS).toList()),
                Resolution.of(call));
        Answer answer = new Answer(parts, List.of());
        List<String> hints = new ArrayList<>(TriageIssues.hints(open));
        hints.addAll(histories.notes());
        for (String hint : hints) {
            answer = answer.hint(hint);
        }
        return answer;
    }

    // What histories tell counts more than what counts tell.
    private static Map<String, Turn> turns(
            IssueHistories histories, Readings.Open open, Instant since, Instant now) {
        Map<String, Turn> turns = new HashMap<>();
        open.input().issues().forEach(issue -> Rise.of(issue, since, now)
                .ifPresent(turn -> turns.put(issue.shortId(), turn)));
        List<ObjectNode> issues = new ArrayList<>();
        open.gathered().bundle().path("issues").forEach(issue -> {
            if (issue instanceof ObjectNode object) {
                issues.add(object);
            }
        });
        turns.putAll(histories.turns(issues));
        return turns;
    }

    private static Lines fixed(List<Resolved> fixed) {
        List<Cell> lines = new ArrayList<>();
        fixed.stream().limit(ROWS_MAX).forEach(each -> lines.add(Cell.untrusted(each.shortId()
                + " " + each.how() + (each.by().isEmpty() ? "" : " by " + each.by()) + ": "
                + each.title(), TITLE_MAX + WHY_MAX)));
        if (fixed.size() > ROWS_MAX) {
            lines.add(Cell.of("and " + (fixed.size() - ROWS_MAX) + " more"));
        }
        return new Lines("fixed", lines);
    }

    // What is noise is counted, not listed.
    private static Lines changes(String name, List<Change> changes, Readings.Open open) {
        List<Cell> lines = new ArrayList<>();
        long noise = changes.stream().filter(change -> change.verdict().noise() != null).count();
        List<Change> shown = changes.stream().filter(change -> change.verdict().noise() == null)
                .toList();
        shown.stream().limit(ROWS_MAX).forEach(change -> {
            Verdict verdict = change.verdict();
            var facts = open.facts().get(verdict.shortId());
            lines.add(Cell.untrusted(verdict.tier() + " " + verdict.severity() + " "
                    + verdict.shortId() + " " + change.why() + ": "
                    + (facts == null ? "" : facts.title()), TITLE_MAX + WHY_MAX));
        });
        if (shown.size() > ROWS_MAX) {
            lines.add(Cell.of("and " + (shown.size() - ROWS_MAX) + " more"));
        }
        if (noise > 0) {
            lines.add(Cell.of("and " + noise + " of noise"));
        }
        return new Lines(name, lines);
    }
}
