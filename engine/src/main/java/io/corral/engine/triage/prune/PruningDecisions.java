package io.corral.engine.triage.prune;

import io.corral.domain.access.User;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IgnoreReason;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.Substatus;
import io.corral.domain.project.Project;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.prune.FilterRule;
import io.corral.domain.triage.prune.PruningProposal;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.admin.Projects;
import io.corral.engine.admin.Verdict;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.issue.IssueEditing;
import io.corral.engine.proposal.Proposals;
import io.corral.engine.triage.IssueTriage;
import io.corral.engine.triage.prune.PruningReport.Entry;
import io.corral.engine.triage.prune.PruningReport.State;
import io.corral.store.issue.IssueQueries;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does what somebody approves in a pruning report, and takes it back. Thread-safe; one decision at
/// a time, and no report is made anew meanwhile: what was done would not stand in it.
public final class PruningDecisions {

    private static final String NOTE = "Approved in a pruning report.";

    private final PruningReports reports;
    private final Means means;
    private final Supplier<DirectorySnapshot> directory;
    private final InstantSource clock;

    /// Decisions on these reports.
    public PruningDecisions(PruningReports reports, Means means,
            Supplier<DirectorySnapshot> directory, InstantSource clock) {
        this.reports = reports;
        this.means = means;
        this.directory = directory;
        this.clock = clock;
    }

    /// What decisions are carried out with.
    public record Means(IssueQueries issues, IssueEditing editing, Projects projects,
            Proposals proposals, IssueCorrections corrections, RuleProposals rules,
            IssueTriage triage) {}

    /// What came of a decision.
    public sealed interface Decided {
        /// It is done.
        record Done(PruningReport report, Entry entry) implements Decided {}

        /// Nothing changed; the sentence says why.
        record Refused(String sentence) implements Decided {}

        /// There is no such report or proposal.
        record Missing() implements Decided {}
    }

    /// Does what a proposal says.
    public Decided approve(OrganizationId organization, String month, String key, User actor) {
        return decide(organization, month, key, entry -> entry.state() == State.APPROVED
                ? new Step.Refused("This was approved already.")
                : carryOut(organization, entry.proposal(), actor), actor.id());
    }

    /// Takes back what was approved, as far as nobody changed it again.
    public Decided undo(OrganizationId organization, String month, String key, User actor) {
        return decide(organization, month, key, entry -> entry.state() != State.APPROVED
                ? new Step.Refused("This is not approved.")
                : takeBack(organization, entry, actor), actor.id());
    }

    private sealed interface Step {
        record Done(State state, List<Long> changed, long activity) implements Step {}

        record Refused(String sentence) implements Step {}
    }

    @FunctionalInterface
    private interface Act {
        Step on(Entry entry);
    }

    private Decided decide(
            OrganizationId organization, String month, String key, Act act, UserId actor) {
        return reports.alone(() -> {
            Optional<Entry> entry = reports.find(organization, month)
                    .flatMap(report -> report.entry(key));
            if (entry.isEmpty()) {
                return new Decided.Missing();
            }
            return switch (act.on(entry.get())) {
                case Step.Refused(var sentence) -> new Decided.Refused(sentence);
                case Step.Done(var state, var changed, var activity) -> {
                    var decided = new Entry(entry.get().proposal(), state, actor.value(),
                            clock.instant(), changed, activity);
                    yield reports.change(organization, month, key, actor, _ -> decided)
                            .<Decided>map(report -> new Decided.Done(report, decided))
                            .orElseGet(Decided.Missing::new);
                }
            };
        });
    }

    private Step carryOut(OrganizationId organization, PruningProposal proposal, User actor) {
        Optional<Project> project = directory.get().project(organization, proposal.project());
        if (project.isEmpty()) {
            return new Step.Refused("The project " + proposal.project() + " is gone.");
        }
        return switch (proposal.kind()) {
            case ARCHIVE -> ignored(organization, project.get(), proposal, actor);
            case FILTER -> {
                Optional<String> hindrance = filter(project.get(),
                        Objects.requireNonNull(proposal.filter()), true, actor);
                yield hindrance.isPresent()
                        ? new Step.Refused(hindrance.get())
                        : ignored(organization, project.get(), proposal, actor);
            }
            case GROUPING -> merged(project.get(), proposal, actor);
            case FINGERPRINT -> step(State.APPROVED, means.rules().add(project.get().id(),
                    Objects.requireNonNull(proposal.rule()), means.triage().rank(organization),
                    actor.id()));
        };
    }

    private static Step step(State state, Optional<String> hindrance) {
        return hindrance.<Step>map(Step.Refused::new)
                .orElseGet(() -> new Step.Done(state, List.of(), 0));
    }

    private Step ignored(OrganizationId organization, Project project, PruningProposal proposal,
            User actor) {
        List<Issue> open = members(proposal).stream()
                .filter(issue -> issue.project().equals(project.id())
                        && issue.state().status() == IssueStatus.UNRESOLVED)
                .toList();
        if (open.isEmpty()) {
            return proposal.filter() != null
                    ? new Step.Done(State.APPROVED, List.of(), 0)
                    : new Step.Refused("None of its issues is open any more.");
        }
        IssueUpdate update = new IssueUpdate(IssueStatus.IGNORED,
                Substatus.ARCHIVED_UNTIL_ESCALATING, null, null, null, null, null, null, null,
                null, null).because(new IgnoreReason(ignoreClass(proposal.noise()), NOTE));
        return switch (means.editing().edit(organization, open, update, actor.id())) {
            case IssueEditing.Result.Refused(_, var sentence) -> new Step.Refused(sentence);
            case IssueEditing.Result.Done _ -> new Step.Done(State.APPROVED,
                    open.stream().map(issue -> issue.id().value()).toList(), 0);
        };
    }

    private static IgnoreClass ignoreClass(@Nullable NoiseClass noise) {
        return switch (noise) {
            case BOT -> IgnoreClass.BOT;
            case BROWSER_EXTENSION -> IgnoreClass.BROWSER_EXTENSION;
            case STAGING -> IgnoreClass.TEST;
            case THIRD_PARTY_FLAKE -> IgnoreClass.THIRD_PARTY_FLAKE;
            case EXPECTED, AUTO_RETRIED -> IgnoreClass.EXPECTED;
            case null -> IgnoreClass.OTHER;
        };
    }

    private List<Issue> members(PruningProposal proposal) {
        return means.issues().find(proposal.members().stream()
                .map(member -> new IssueId(member.issue())).toList());
    }

    private Optional<String> filter(
            Project project, FilterRule rule, boolean on, User actor) {
        Project changed = project.withSettings(project.settings()
                .withFilters(rule.in(project.settings().filters(), on)));
        return switch (means.projects().update(actor.email(), changed)) {
            case Verdict.Done<Project> _ -> Optional.empty();
            case Verdict.Refused<Project>(_, var sentence) -> Optional.of(sentence);
        };
    }

    private Step merged(Project project, PruningProposal proposal, User actor) {
        return switch (means.proposals().accept(
                project.id(), proposal.grouping(), actor.id())) {
            case Proposals.Result.Refused(var sentence) -> new Step.Refused(sentence);
            case Proposals.Result.Done(var accepted) -> {
                List<Issue> issues = List.copyOf(
                        means.proposals().issues(List.of(accepted)).values());
                long activity = issues.isEmpty() ? 0 : mergeOf(issues.getFirst());
                yield new Step.Done(State.APPROVED,
                        issues.stream().map(issue -> issue.id().value()).distinct().toList(),
                        activity);
            }
        };
    }

    private long mergeOf(Issue issue) {
        return means.issues().activities(issue.id(), Set.of(ActivityType.MERGE), 0, 1).stream()
                .map(Activity::id).findFirst().orElse(0L);
    }

    private Step takeBack(OrganizationId organization, Entry entry, User actor) {
        PruningProposal proposal = entry.proposal();
        FilterRule rule = proposal.filter();
        if (rule != null) {
            Optional<Project> project = directory.get().project(organization, proposal.project());
            Optional<String> hindrance = project.flatMap(
                    found -> filter(found, rule, false, actor));
            if (hindrance.isPresent()) {
                return new Step.Refused(hindrance.get());
            }
        }
        return switch (proposal.kind()) {
            case GROUPING -> split(entry, actor);
            case ARCHIVE, FILTER -> reopened(organization, entry, actor);
            case FINGERPRINT -> step(State.UNDONE, directory.get()
                    .project(organization, proposal.project())
                    .flatMap(found -> means.rules().remove(found.id(),
                            Objects.requireNonNull(proposal.rule()), actor.id())));
        };
    }

    // What somebody resolved, or what escalated since, stays as it is.
    private Step reopened(OrganizationId organization, Entry entry, User actor) {
        List<Issue> still = new ArrayList<>(means.issues().find(
                entry.changed().stream().map(IssueId::new).toList()));
        still.removeIf(issue -> issue.state().status() != IssueStatus.IGNORED);
        if (!still.isEmpty() && means.editing().edit(organization, still,
                IssueUpdate.ofStatus(IssueStatus.UNRESOLVED),
                actor.id()) instanceof IssueEditing.Result.Refused(_, var sentence)) {
            return new Step.Refused(sentence);
        }
        return new Step.Done(State.UNDONE, List.of(), 0);
    }

    private Step split(Entry entry, User actor) {
        boolean undone = entry.activity() != 0 && entry.changed().stream()
                .flatMap(id -> means.issues().find(new IssueId(id)).stream())
                .anyMatch(issue -> means.corrections()
                        .undo(issue, entry.activity(), actor.id()).isPresent());
        return undone
                ? new Step.Done(State.UNDONE, List.of(), 0)
                : new Step.Refused("The merge cannot be taken back any more; split the issue.");
    }
}
