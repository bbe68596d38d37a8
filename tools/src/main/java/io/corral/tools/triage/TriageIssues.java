package io.corral.tools.triage;

import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `triage`: open issues, what to look at first on top.
public final class TriageIssues {

    private static final int ROWS_USUAL = 15;

    private TriageIssues() {}

    /// Its definition.
    public static Tool tool() {
        List<Parameter> parameters = new ArrayList<>(Readings.parameters());
        parameters.add(Parameter.integer("rows", "N", "Shows so many rows.")
                .orElse(Integer.toString(ROWS_USUAL)));
        return new Tool("triage", Category.TRIAGE,
                "Orders open issues by what they do to customers, noise set aside.",
                "Per row tier (1 blocked or lost, 2 wrong or late for some, 3 stability, 4"
                        + " backlog), severity, events, users, cause, others with the same root,"
                        + " the rule that held and the weightiest evidence; noise by class.",
                parameters,
                List.of("", "--rows 5", "--environment production --period 24h"),
                "org:read, project:read, event:read", new Work.Reads(TriageIssues::answer));
    }

    private static Answer answer(ToolCall call) {
        Readings.Open open = Readings.open(call);
        List<Verdict> ranked = Triage.rank(open.input(), TriageSettings.DEFAULTS);
        var rows = new VerdictRows(ranked, open.facts());
        List<Verdict> heads = rows.heads();
        List<Verdict> shown = heads.stream()
                .limit(call.arguments().numberOr("rows", ROWS_USUAL)).toList();
        List<Part> parts = List.of(counts(ranked), rows.table("issues", shown), rows.noise());
        Answer answer = new Answer(parts, List.of());
        if (shown.size() < heads.size()) {
            answer = answer.hint(rest(heads.subList(shown.size(), heads.size())));
        }
        for (String hint : hints(open)) {
            answer = answer.hint(hint);
        }
        return answer;
    }

    static Facts counts(List<Verdict> ranked) {
        long high = ranked.stream().filter(Verdict::isHigh).count();
        long noise = ranked.stream().filter(verdict -> verdict.noise() != null).count();
        return Facts.named("open issues").with("open", Cell.of(ranked.size()))
                .with("to look at now", Cell.of(high))
                .with("can wait", Cell.of(ranked.size() - high - noise))
                .with("noise", Cell.of(noise));
    }

    private static String rest(List<Verdict> others) {
        Map<Integer, Long> tiers = others.stream().collect(Collectors.groupingBy(
                Verdict::tier, TreeMap::new, Collectors.counting()));
        return others.size() + " more rows: " + tiers.entrySet().stream()
                .map(each -> each.getValue() + " of tier " + each.getKey())
                .collect(Collectors.joining(", ")) + "; --rows shows them";
    }

    /// What was not read, and what to do about it.
    static List<String> hints(Readings.Open open) {
        List<String> hints = new ArrayList<>(open.gathered().notes());
        if (open.gathered().left() > 0) {
            hints.add(open.gathered().left() + " issues were judged by the list alone; --events"
                    + " reads more of them");
        }
        return hints;
    }
}
