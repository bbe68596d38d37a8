package io.corral.engine.triage.prune;

import io.corral.domain.backtest.Forecast;
import io.corral.domain.group.RuleSet;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.IgnoreReason;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Snooze;
import io.corral.domain.project.Project;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.prune.PruningProposal;
import io.corral.domain.triage.prune.PruningProposal.Kind;
import io.corral.domain.triage.prune.PruningProposal.Member;
import io.corral.domain.triage.prune.RuleDraft;
import io.corral.domain.triage.prune.RuleDraft.Repeated;
import io.corral.engine.backtest.Backtests;
import io.corral.engine.backtest.Backtests.Measured;
import io.corral.engine.backtest.Trial;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fingerprint rules for what is ignored, or noise, again and again with other words in it. Each is
/// tried on stored events first, and proposed only when it would touch nothing that anybody has to
/// look at. Thread-safe.
public final class RuleProposals {

    /// Rules that are tried for a report, those of most events.
    private static final int TRIED_MAX = 3;
    /// A project with more events in the time is not tried: whoever asks for a report waits for it.
    private static final long EVENTS_MAX = 100_000;
    private static final int DAYS = 30;
    private static final int IGNORED_MAX = 300;
    private static final int PAGE = 100;
    private static final int TITLE_MAX = 80;
    private static final String COMMENT = "# Approved in a pruning report.";
    private static final String NOTE = "A pruning report";

    private final Backtests backtests;
    private final ProjectRules rules;
    private final IssueQueries issues;

    public RuleProposals(Backtests backtests, ProjectRules rules, IssueQueries issues) {
        this.backtests = backtests;
        this.rules = rules;
        this.issues = issues;
    }

    private record Drafted(Project project, RuleDraft draft) {}

    /// What is proposed for some projects.
    List<PruningProposal> find(Worklist worklist, List<Project> projects) {
        List<Drafted> drafts = new ArrayList<>();
        for (Project project : projects) {
            List<Repeated> repeated = new ArrayList<>(noise(worklist, project));
            repeated.addAll(ignored(project, worklist.at()));
            RuleDraft.of(repeated).stream()
                    .filter(draft -> !lines(project.id()).contains(draft.rule()))
                    .forEach(draft -> drafts.add(new Drafted(project, draft)));
        }
        List<PruningProposal> proposals = new ArrayList<>();
        drafts.stream()
                .sorted(Comparator.comparingLong((Drafted each) -> each.draft().events())
                        .reversed())
                .limit(TRIED_MAX)
                .forEach(each -> measured(each.project().id(), each.draft().rule(), worklist)
                        .filter(measured -> measured.forecast().merged() > 1)
                        .ifPresent(measured -> proposals.add(proposal(each, measured))));
        return proposals;
    }

    private static List<Repeated> noise(Worklist worklist, Project project) {
        Map<String, IssueFacts> facts = new HashMap<>();
        worklist.facts().forEach(each -> facts.put(each.shortId(), each));
        List<Repeated> repeated = new ArrayList<>();
        for (Verdict verdict : worklist.verdicts()) {
            Issue issue = worklist.issues().get(verdict.shortId());
            IssueFacts own = facts.get(verdict.shortId());
            if (verdict.noise() != null && issue != null && own != null
                    && issue.project().equals(project.id())) {
                repeated.add(repeated(issue, project, IssueFacts.Bucket.sum(own.daily()),
                        verdict.path().getFirst()));
            }
        }
        return repeated;
    }

    private List<Repeated> ignored(Project project, Instant now) {
        List<Repeated> repeated = new ArrayList<>();
        boolean more = true;
        for (int offset = 0; more && offset < IGNORED_MAX; offset += PAGE) {
            IssuePage page = issues.list(new IssueQuery(Set.of(project.id()), Set.of(),
                    now.minus(Duration.ofDays(DAYS)), null,
                    new IssueCondition.All(List.of(
                            new IssueCondition.StatusIn(Set.of(IssueStatus.IGNORED)),
                            new IssueCondition.CategoryIn(Set.of(IssueCategory.ERROR)))),
                    IssueSort.DATE, offset, PAGE));
            page.rows().forEach(row -> repeated.add(repeated(
                    row.issue(), project, row.events(), why(row.issue().state().snooze()))));
            more = page.hasMore();
        }
        return repeated;
    }

    private static String why(@Nullable Snooze snooze) {
        IgnoreReason reason = snooze == null ? null : snooze.reason();
        return reason == null || reason.kind() == null
                ? "ignored"
                : "ignored: " + reason.kind().words();
    }

    private static Repeated repeated(Issue issue, Project project, long events, String why) {
        var said = issue.metadata();
        return new Repeated(issue.id().value(), issue.shortId(project.slug()).toString(),
                said.title(), said.type(), said.value() == null ? said.title() : said.value(),
                said.culprit(), events, why);
    }

    /// What a rule would do; empty where it would touch an issue that is open and no noise, and
    /// where that could not be tried.
    private Optional<Measured> measured(ProjectId project, String rule, Worklist worklist) {
        return backtests.measure(new Trial(project, DAYS, with(project, rule, null), List.of()),
                EVENTS_MAX).filter(measured -> isHarmless(measured.changed(), worklist));
    }

    private boolean isHarmless(Set<IssueId> changed, Worklist worklist) {
        Set<IssueId> noise = new HashSet<>();
        for (Verdict verdict : worklist.verdicts()) {
            Issue issue = worklist.issues().get(verdict.shortId());
            if (issue != null && verdict.noise() != null && !verdict.isHigh()) {
                noise.add(issue.id());
            }
        }
        return issues.find(changed).stream().allMatch(issue -> noise.contains(issue.id())
                || issue.state().status() == IssueStatus.IGNORED);
    }

    private static PruningProposal proposal(Drafted drafted, Measured measured) {
        RuleDraft draft = drafted.draft();
        String slug = drafted.project().slug();
        Forecast forecast = measured.forecast();
        return new PruningProposal(Kind.FINGERPRINT.wireName() + ":" + slug + ":"
                + Integer.toHexString(draft.rule().hashCode()), Kind.FINGERPRINT, slug, null,
                null, 0, draft.rule(),
                draft.issues().stream().limit(PruningProposal.MEMBERS_MAX)
                        .map(RuleProposals::member).toList(),
                0, forecast.merged(),
                "tried on %,d stored events of the last %d days: %,d would be in another issue, %,d"
                        .formatted(measured.events(), DAYS, forecast.moved(), forecast.merged())
                        + " issues part of another, and none of them is one to look at");
    }

    private static Member member(Repeated issue) {
        String title = issue.title();
        return new Member(issue.issue(), issue.shortId(),
                title.length() > TITLE_MAX ? title.substring(0, TITLE_MAX) : title,
                issue.events(), issue.why());
    }

    private List<String> lines(ProjectId project) {
        return rules.newest(project).fingerprints().lines().map(String::strip).toList();
    }

    private RuleSet.Wish with(ProjectId project, String rule, @Nullable UserId actor) {
        String before = rules.newest(project).fingerprints().stripTrailing();
        return wish(project, (before.isEmpty() ? "" : before + "\n") + COMMENT + "\n" + rule + "\n",
                actor);
    }

    private RuleSet.Wish wish(ProjectId project, String fingerprints, @Nullable UserId actor) {
        RuleSet now = rules.newest(project);
        return new RuleSet.Wish(now.algorithm(), fingerprints, now.stacks(), now.masksOff(),
                actor, NOTE);
    }

    /// Adds a rule behind those of a project, if it is still harmless.
    ///
    /// @return why not; empty when it is done
    Optional<String> add(ProjectId project, String rule, Worklist worklist, UserId actor) {
        if (lines(project).contains(rule)) {
            return Optional.empty();
        }
        return measured(project, rule, worklist).isEmpty()
                ? Optional.of("It would touch an issue that is to be looked at by now, or could"
                        + " not be tried on stored events.")
                : changed(rules.change(project, with(project, rule, actor)));
    }

    /// Takes a rule out again; nothing happens when it is gone.
    ///
    /// @return why not; empty when it is done
    Optional<String> remove(ProjectId project, String rule, UserId actor) {
        List<String> lines = new ArrayList<>(
                rules.newest(project).fingerprints().lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(rule)) {
                lines.remove(i);
                if (i > 0 && lines.get(i - 1).strip().equals(COMMENT)) {
                    lines.remove(i - 1);
                }
                String left = String.join("\n", lines);
                return changed(rules.change(project,
                        wish(project, left.isEmpty() ? "" : left + "\n", actor)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> changed(ProjectRules.Changed changed) {
        return switch (changed) {
            case ProjectRules.Changed.Done _ -> Optional.empty();
            case ProjectRules.Changed.Wrong _ ->
                Optional.of("The rules of the project would have a mistake with it.");
            case ProjectRules.Changed.Overtaken() ->
                Optional.of("Somebody else changed the rules at this moment; try again.");
        };
    }
}
