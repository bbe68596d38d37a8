package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Decision;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.correction.SplitJobs;
import io.corral.engine.correction.SplitJobs.Progress;
import io.corral.engine.proposal.ProposalRounds;
import io.corral.engine.proposal.ProposalRounds.Asked;
import io.corral.engine.proposal.Proposals;
import io.corral.engine.proposal.Proposals.Result;
import io.corral.engine.proposal.Proposals.Similar;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.SplitJob;
import io.corral.store.similar.ProposalStore.Settings;
import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.proposals.ProposalList;
import io.corral.web.page.proposals.ProposalList.Past;
import io.corral.web.page.proposals.SimilarPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Proposals about the grouping of a project, and the issues that are like one.
public final class ProposalPages {

    private static final String SIMILAR = "/organizations/{org}/issues/{issue}/similar/";
    private static final int CARDS_MAX = 25;
    private static final int PAST_MAX = 20;
    private static final int SIMILAR_MAX = 5;
    /// As long as people wait without asking themselves what happens.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Ui ui;
    private final Proposals proposals;
    private final ProposalRounds rounds;
    private final SplitJobs splits;

    /// @param splits where accepted splits are under way
    public ProposalPages(
            Ui ui, Proposals proposals, ProposalRounds rounds, SplitJobs splits) {
        this.ui = ui;
        this.proposals = proposals;
        this.rounds = rounds;
        this.splits = splits;
    }

    /// Adds the pages.
    public void add() {
        String pattern = ProjectTabs.PROPOSALS.pattern();
        ui.page(pattern, Scope.EVENT_READ,
                visit -> ProjectPages.projectOf(visit).map(project -> page(visit, project))
                        .orElseGet(() -> ui.missing(visit)));
        ui.form(pattern, Scope.EVENT_WRITE,
                (visit, form) -> ProjectPages.projectOf(visit)
                        .map(project -> change(visit, project, form))
                        .orElseGet(() -> ui.missing(visit)));
        ui.page(SIMILAR, Scope.EVENT_READ, this::similar);
    }

    private Answer page(Visit visit, Project project) {
        List<Proposal> open = proposals.open(project.id());
        List<Proposal> past = proposals.decided(project.id(), PAST_MAX);
        List<Proposal> shown = open.stream().limit(CARDS_MAX).toList();
        List<Proposal> named = new ArrayList<>(shown);
        named.addAll(past);
        Map<IssueId, Issue> found = proposals.issues(named);
        Settings settings = proposals.settings(project.id());
        Instant looked = settings.lookedAt();
        Moment moment = looked == null ? null : Words.ago(looked, visit.now());
        return ui.pages().page(200, "projects/proposals", new ProposalList(
                ui.shells().of(visit, "Proposals for " + project.name(), Section.PROJECTS),
                ProjectTabs.PROPOSALS.among(visit, project),
                ProjectTabs.PROPOSALS.address(visit, project), project.name(),
                visit.may(Scope.EVENT_WRITE), visit.may(Scope.PROJECT_WRITE),
                settings.accepting(), moment,
                looked == null
                        ? "Issues have not been compared yet."
                        : Words.many(settings.compared(), "issue") + " compared",
                others(visit, project),
                shown.stream()
                        .map(each -> ProposalCards.card(
                                each, found, attempt(each), project, visit))
                        .toList(),
                open.size() <= CARDS_MAX
                        ? null
                        : "%d more come up once these are decided."
                                .formatted(open.size() - CARDS_MAX),
                past.stream().map(each -> past(each, found, attempt(each), project, visit))
                        .toList()));
    }

    private List<Shell.Link> others(Visit visit, Project shown) {
        List<Project> all = visit.directory().projectsOf(visit.organization().id());
        Map<ProjectId, Integer> counts =
                proposals.countOpen(all.stream().map(Project::id).toList());
        return all.stream().filter(project -> !project.id().equals(shown.id())
                && counts.containsKey(project.id()))
                .map(project -> new Shell.Link(ProjectTabs.PROPOSALS.address(visit, project),
                        project.name() + " " + counts.get(project.id())))
                .toList();
    }

    /// The latest attempt to do what a proposal says; null when there was none.
    private @Nullable Progress attempt(Proposal proposal) {
        return proposal.grounds() instanceof Grounds.Split
                ? splits.ofProposal(proposal.project(), proposal.id()).orElse(null)
                : null;
    }

    private static Past past(
            Proposal proposal, Map<IssueId, Issue> found, @Nullable Progress attempt,
            Project project, Visit visit) {
        Decision decision = proposal.decision();
        if (decision == null) {
            throw new IllegalStateException("proposal " + proposal.id() + " is open");
        }
        Issue issue = found.get(proposal.issues().getFirst());
        return new Past(ProposalCards.past(proposal), decision.accepted(), who(decision, visit),
                Words.ago(decision.at(), visit.now()),
                issue == null
                        ? null
                        : new Shell.Link(visit.address("issues/" + issue.id() + "/"),
                                issue.shortId(project.slug()).toString()),
                attempt == null || !attempt.job().state().isUnderWay()
                        ? null
                        : new Shell.Link(address(visit, attempt.job()), far(attempt)));
    }

    private static String address(Visit visit, SplitJob job) {
        return visit.address(
                "issues/" + job.wish().issue() + "/grouping/splits/" + job.id() + "/");
    }

    private static String far(Progress attempt) {
        return attempt.expected() == 0
                ? "under way"
                : "under way, %d %%".formatted(attempt.percent());
    }

    private static String who(Decision decision, Visit visit) {
        return decision.by() == null
                ? "Corral"
                : visit.directory().user(decision.by())
                        .map(user -> user.name().isBlank() ? user.email() : user.name())
                        .orElse("Somebody who left");
    }

    private Answer change(Visit visit, Project project, Query form) {
        String back = ProjectTabs.PROPOSALS.address(visit, project);
        return switch (form.firstOr("do", "")) {
            case "look" -> Ui.done(back, looked(project));
            case "settings" -> settings(visit, project, form, back);
            case "accept", "refuse" -> Ui.done(back, decide(visit, project, form));
            default -> Ui.done(back, "Nothing was changed.");
        };
    }

    private String looked(Project project) {
        return switch (rounds.ask(project)) {
            case Asked.Done(var look) -> look.open() == 0
                    ? "Nothing to propose."
                    : Words.many(look.open(), "proposal") + " open.";
            case Asked.Running _ ->
                "Issues are being compared; background work says when that is done.";
            case Asked.Busy _ -> "Issues are being compared already.";
        };
    }

    private Answer settings(Visit visit, Project project, Query form, String back) {
        if (!visit.may(Scope.PROJECT_WRITE)) {
            return Ui.done(back, "Your role may not change this.");
        }
        boolean accepting = form.firstOr("accepting", "").equals("on");
        proposals.letAccept(project.id(), accepting);
        return Ui.done(back, accepting
                ? "Corral merges what leaves hardly a doubt."
                : "Corral merges nothing by itself.");
    }

    private String decide(Visit visit, Project project, Query form) {
        String text = form.firstOr("proposal", "");
        long id = text.matches("[1-9]\\d{0,17}") ? Long.parseLong(text) : 0;
        boolean accepts = form.firstOr("do", "").equals("accept");
        var actor = visit.principal().user().id();
        Result result = accepts
                ? proposals.accept(project.id(), id, actor)
                : proposals.refuse(project.id(), id, actor);
        return switch (result) {
            case Result.Refused(var sentence) -> sentence;
            case Result.Done(var proposal) -> accepts
                    ? accepted(proposal)
                    : "Refused; it will not be proposed again.";
        };
    }

    private String accepted(Proposal proposal) {
        Progress attempt = attempt(proposal);
        if (attempt != null) {
            splits.await(attempt.job(), PATIENCE);
            SplitJob now = splits.find(proposal.project(), attempt.job().id())
                    .map(Progress::job).orElse(attempt.job());
            if (now.state().isUnderWay()) {
                return "Accepted; the issue is being split, as the list of decisions shows.";
            }
            if (now.sentence() != null) {
                return now.sentence();
            }
        }
        return "Accepted; later events follow.";
    }

    private Answer similar(Visit visit) {
        return issue(visit).map(issue -> similar(visit, issue))
                .orElseGet(() -> ui.missing(visit));
    }

    private Optional<Issue> issue(Visit visit) {
        String word = visit.parameter("issue");
        return word.matches("[1-9]\\d{0,17}")
                ? proposals.issue(new IssueId(Long.parseLong(word)))
                        .filter(issue -> project(visit, issue) != null)
                : Optional.empty();
    }

    private static @Nullable Project project(Visit visit, Issue issue) {
        return visit.directory().project(issue.project())
                .filter(each -> each.organization().equals(visit.organization().id()))
                .orElse(null);
    }

    private Answer similar(Visit visit, Issue issue) {
        Project project = project(visit, issue);
        if (project == null) {
            return ui.missing(visit);
        }
        List<Similar> similar = proposals.similarTo(issue.id(), SIMILAR_MAX);
        boolean isNamed = proposals.open(project.id()).stream()
                .anyMatch(each -> each.issues().contains(issue.id()));
        boolean isLooked = proposals.settings(project.id()).lookedAt() != null;
        return ui.pages().part(200, "issue/similar", new SimilarPart(
                similar.stream().map(each -> ProposalCards.similar(
                        each.issue(), each.pair(), project, visit)).toList(),
                isLooked
                        ? "None was like it when issues were compared."
                        : "Issues have not been compared yet.",
                isNamed ? ProjectTabs.PROPOSALS.address(visit, project) : null));
    }
}
