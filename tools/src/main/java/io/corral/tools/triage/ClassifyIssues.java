package io.corral.tools.triage;

import io.corral.domain.triage.Explanation;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Signal;
import io.corral.domain.triage.Verdict;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// `classify`: how bad issues are, by which rules, with the numbers.
public final class ClassifyIssues {

    private static final int TITLE_MAX = 80;
    private static final int LINE_MAX = 160;
    private static final int SIGNALS_MAX = 3;

    private ClassifyIssues() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("classify", Category.TRIAGE,
                "Says how severe issues are, why, and what would change it.",
                "Per issue severity, tier, cause, noise; each decision with the rule that held and"
                        + " its evidence; the numbers that decide by themselves against their"
                        + " limits; what would change the verdict, and what was not seen.",
                List.of(Parameter.texts("issue", "ISSUE", "Short ids such as WEB-1A, or numbers.")
                        .asRequiredWord()),
                List.of("WEB-1A", "WEB-1A API-7"), "org:read, project:read, event:read",
                new Work.Reads(ClassifyIssues::answer));
    }

    private static Answer answer(ToolCall call) {
        List<String> names = call.arguments().texts("issue");
        Readings.Open open = Readings.named(call, names);
        List<Part> parts = new ArrayList<>();
        for (IssueFacts facts : open.input().issues()) {
            parts.addAll(parts(facts, Readings.explain(facts, open), names.size() > 1));
        }
        Answer answer = new Answer(parts, List.of());
        for (String note : open.gathered().notes()) {
            answer = answer.hint(note);
        }
        return answer;
    }

    private static List<Part> parts(
            IssueFacts facts, Explanation explanation, boolean several) {
        String of = several ? facts.shortId() + " " : "";
        return List.of(head(several ? facts.shortId() : "verdict", facts, explanation.verdict()),
                new Lines(of + "decided by", explanation.decisions().stream()
                        .map(ClassifyIssues::line).toList()),
                new Lines(of + "limits", explanation.limits().stream()
                        .map(ClassifyIssues::line).toList()));
    }

    /// The verdict in facts.
    static Facts head(String name, IssueFacts facts, Verdict verdict) {
        return Facts.named(name)
                .with("issue", Cell.of(verdict.shortId()))
                .with("title", Cell.untrusted(facts.title(), TITLE_MAX))
                .with("severity", Cell.of(verdict.severity().name()))
                .with("respond", Cell.of(respond(verdict)))
                .with("tier", Cell.of(verdict.tier()))
                .with("cause", Cell.of(
                        verdict.cause() == null ? "unknown" : verdict.cause().wireName()))
                .with("noise", Cell.of(
                        verdict.noise() == null ? "" : verdict.noise().wireName()))
                .with("corrected", Cell.untrusted(verdict.said().stream()
                        .map(Verdict.Reason::evidence).collect(Collectors.joining("; ")),
                        LINE_MAX))
                .with("events", Cell.of(facts.events()))
                .with("users", facts.users() == null ? Cell.NONE : Cell.of(facts.usersOrZero()))
                .with("would change it", Cell.of(String.join("; ", verdict.whatWouldChange())))
                .with("not seen", Cell.of(String.join(", ", verdict.notSeen())));
    }

    private static String respond(Verdict verdict) {
        return switch (verdict.severity()) {
            case P0 -> "in 15 minutes, page on-call";
            case P1 -> "in an hour, tell the team lead";
            case P2 -> "the same business day";
            case P3 -> "next sprint, backlog with an owner";
        };
    }

    private static Cell line(Explanation.Decision decision) {
        String because = decision.because().stream().limit(SIGNALS_MAX)
                .map(ClassifyIssues::text).collect(Collectors.joining("; "));
        return Cell.untrusted(decision.about() + " " + decision.outcome() + ": " + decision.rule()
                + (because.isEmpty() ? "" : " | " + because), LINE_MAX);
    }

    private static String text(Signal signal) {
        return signal.type().wireName() + " " + signal.value() + " (" + signal.source() + ")";
    }

    private static Cell line(Explanation.Limit limit) {
        String value = limit.value() == null
                ? "not seen"
                : String.format(Locale.ROOT, "%.1f", limit.value());
        return Cell.of(limit.name() + ": " + value + ", limit "
                + String.format(Locale.ROOT, "%.0f", limit.limit()) + " " + limit.unit()
                + (limit.crossed() ? ", crossed" : ""));
    }
}
