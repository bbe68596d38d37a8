package io.corral.tools.triage;

import io.corral.domain.triage.Explanation;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.check.CausePattern;
import io.corral.domain.triage.check.Check;
import io.corral.domain.triage.check.Checks;
import io.corral.domain.triage.check.Examined;
import io.corral.domain.triage.check.SuspectCommit;
import io.corral.tools.issue.Suspects;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part;
import io.corral.tools.tool.Part.Lines;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `investigate`: one issue, by the questions of a runbook, with what to do at once.
public final class InvestigateIssue {

    private static final int ANSWER_MAX = 160;
    private static final int DETAILS_MAX = 3;

    private InvestigateIssue() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("investigate", Category.TRIAGE,
                "Answers a runbook's questions about one issue, and says what to do at once.",
                "Severity, tier and cause; what it is, how often, since when, who, where, in which"
                        + " release, by which commit; of its latest event the failing frame, the"
                        + " last breadcrumbs, the user's surroundings and tags that stand out; the"
                        + " pattern of the cause with its immediate action; the next step.",
                List.of(Parameter.text("issue", "ISSUE", "Short id such as WEB-1A, or number.")
                        .asRequiredWord()),
                List.of("WEB-1A"), "org:read, project:read, event:read",
                new Work.Reads(InvestigateIssue::answer));
    }

    private static Answer answer(ToolCall call) {
        Readings.Open open = Readings.named(
                call, List.of(call.arguments().required("issue")));
        IssueFacts facts = open.input().issues().getFirst();
        JsonNode issue = open.gathered().bundle().path("issues").path(0);
        Explanation explanation = Readings.explain(facts, open);
        Examined examined = new Examined(
                facts, explanation, open.input(), suspects(call, facts, issue));
        List<Part> parts = new ArrayList<>(List.of(
                ClassifyIssues.head("verdict", facts, explanation.verdict()),
                checks(Checks.of(examined))));
        CausePattern.of(examined).ifPresent(pattern -> parts.add(pattern(pattern)));
        // It may name a function, a host or a release of the event.
        parts.add(new Lines("next", List.of(
                Cell.untrusted(explanation.verdict().nextStep(), ANSWER_MAX),
                Cell.of(issue.path("permalink")))));
        Answer answer = new Answer(parts, List.of());
        for (String note : open.gathered().notes()) {
            answer = answer.hint(note);
        }
        return answer;
    }

    private static @Nullable List<SuspectCommit> suspects(
            ToolCall call, IssueFacts facts, JsonNode issue) {
        String event = issue.path("latestEvent").path("eventID").asString("");
        return event.isEmpty()
                ? null
                : Suspects.of(call, facts.project(), event).orElse(null);
    }

    private static Table checks(List<Check> checks) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Check check : checks) {
            rows.add(List.of(Cell.of(check.type().wireName()),
                    Cell.untrusted((check.isSeen() ? "" : "not seen: ") + check.answer(),
                            ANSWER_MAX)));
            check.details().stream().limit(DETAILS_MAX).forEach(detail -> rows.add(
                    List.of(Cell.NONE, Cell.untrusted(detail, ANSWER_MAX))));
        }
        return new Table("checks", List.of("check", "answer"), rows);
    }

    private static Lines pattern(CausePattern pattern) {
        List<Cell> lines = new ArrayList<>();
        lines.add(Cell.untrusted(pattern.cause().wireName() + ": " + pattern.sign(), ANSWER_MAX));
        pattern.actions().forEach(action -> lines.add(Cell.untrusted(action, ANSWER_MAX)));
        if (pattern.command() != null) {
            lines.add(Cell.untrusted("run, after a person said yes: " + pattern.command(),
                    ANSWER_MAX));
        }
        return new Lines("do at once", lines);
    }
}
