package io.corral.server.ui.triage;

import io.corral.domain.issue.Issue;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.IssueFacts.Bucket;
import io.corral.domain.triage.SignalType;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.session.Step;
import io.corral.server.ui.Address;
import io.corral.server.ui.People;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.issues.IssueSummary;
import io.corral.server.ui.issues.stream.Sparklines;
import io.corral.server.ui.triage.Folded.Row;
import io.corral.web.page.stream.IssueRow.Chip;
import io.corral.web.page.stream.Sparkline;
import io.corral.web.page.triage.WorkRow;
import io.corral.web.page.triage.WorkRow.Family;
import io.corral.web.page.triage.WorkRow.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the rows of the worklist.
///
/// @param issues by short id
/// @param facts by short id, those of the rows
record WorkRows(Visit visit, Map<String, Issue> issues, Map<String, IssueFacts> facts,
        Triaged triaged) {

    private static final int MEMBERS_MAX = 25;
    private static final String SYSTEMIC = " (systemic)";
    /// Signals that chips of the row tell already.
    private static final Set<String> TOLD = Set.of(SignalType.NEW.wireName(),
            SignalType.REGRESSED.wireName(), SignalType.ESCALATING.wireName(),
            SignalType.UNHANDLED.wireName());

    private static final Set<String> CORRECTED = Set.of(SignalType.CORRECTED.wireName(),
            SignalType.CAUSE_CORRECTED.wireName());

    List<WorkRow> of(List<Row> rows) {
        return rows.stream().flatMap(row -> row(row).stream()).toList();
    }

    private Optional<WorkRow> row(Row row) {
        Issue issue = issues.get(row.head().shortId());
        return issue == null ? Optional.empty() : Optional.of(row(row, issue));
    }

    private WorkRow row(Row row, Issue issue) {
        Verdict verdict = row.head();
        IssueSummary summary = IssueSummary.of(issue);
        Issue.Numbers numbers = issue.numbers();
        boolean toDo = row.all().stream().anyMatch(this::isToDo);
        return new WorkRow(issue.id().toString(), ids(row), verdict.rank(), url(issue),
                verdict.shortId(), summary.title(), summary.message(), summary.culprit(),
                verdict.severity().name(), ReasonsParts.respond(verdict.severity()),
                verdict.cause() == null ? null : verdict.cause().wireName().replace('-', ' '),
                rule(verdict), verdict.noise() == null ? null : verdict.noise().wireName(),
                chips(summary, verdict),
                Words.shortNumber(numbers.events()), Words.many(numbers.events(), "event"),
                Words.shortNumber(numbers.users()), Words.many(numbers.users(), "user"),
                graph(verdict), People.of(visit.directory(), issue.assignee()), done(issue), toDo,
                Address.of(visit.address(Visited.PATH + "why/"))
                        .with("issue", issue.id().toString()).toString(),
                null, family(row));
    }

    private String ids(Row row) {
        return row.all().stream().map(each -> issues.get(each.shortId()))
                .filter(each -> each != null).map(each -> each.id().toString())
                .collect(Collectors.joining(" "));
    }

    /// The page of an issue, which leads back here.
    String url(Issue issue) {
        return Address.of(visit.address("issues/" + issue.id() + "/"))
                .with("from", Visited.FROM).toString();
    }

    private boolean isToDo(Verdict verdict) {
        Issue issue = issues.get(verdict.shortId());
        return issue != null && triaged.isToDo(verdict, issue);
    }

    private @Nullable String done(Issue issue) {
        Step step = triaged.step(issue);
        return step == null ? null : step.said();
    }

    /// The rule of its tier, and the weightiest thing seen that speaks the same way.
    static String rule(Verdict verdict) {
        boolean isNoise = verdict.noise() != null;
        String rule = Words.capital(verdict.tierWords());
        return verdict.reasons().stream()
                .filter(reason -> isNoise ? reason.weight() < 0 : reason.weight() > 0)
                .filter(reason -> !TOLD.contains(reason.signal()))
                .findFirst()
                .map(reason -> rule + ". " + Words.capital(reason.signal().replace('-', ' '))
                        + ": " + Words.row(ReasonsParts.value(reason)))
                .orElse(rule + ".");
    }

    private static List<Chip> chips(IssueSummary summary, Verdict verdict) {
        List<Chip> chips = new ArrayList<>(summary.chips());
        if (verdict.reasons().stream().anyMatch(each -> CORRECTED.contains(each.signal()))) {
            chips.add(new Chip("Corrected", "is-info"));
        }
        return chips;
    }

    private @Nullable Sparkline graph(Verdict verdict) {
        IssueFacts issue = facts.get(verdict.shortId());
        return issue == null || issue.hourly().isEmpty()
                ? null
                : Sparklines.ofDay(issue.hourly().stream().map(Bucket::events).toList());
    }

    private @Nullable Family family(Row row) {
        String name = row.head().family();
        if (name == null || row.members().isEmpty()) {
            return null;
        }
        boolean systemic = name.endsWith(SYSTEMIC);
        List<Member> members = row.members().stream().limit(MEMBERS_MAX)
                .flatMap(each -> member(each).stream()).toList();
        int left = row.members().size() - members.size();
        return new Family(
                systemic ? name.substring(0, name.length() - SYSTEMIC.length()) : name,
                Words.many(row.members().size() + 1, "issue"), systemic, members,
                left == 0 ? null : "and " + Words.number(left) + " more");
    }

    private Optional<Member> member(Verdict verdict) {
        return Optional.ofNullable(issues.get(verdict.shortId())).map(issue -> new Member(
                issue.id().toString(), url(issue), verdict.shortId(),
                Words.row(issue.metadata().title()), verdict.severity().name(),
                Words.shortNumber(issue.numbers().events()) + " ev", done(issue),
                triaged.isToDo(verdict, issue)));
    }
}
