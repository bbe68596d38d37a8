package io.corral.server.rest.proposals;

import io.corral.domain.access.Scope;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.group.similar.Proposal.State;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.correction.SplitJobs;
import io.corral.engine.proposal.ProposalRounds;
import io.corral.engine.proposal.ProposalRounds.Asked;
import io.corral.engine.proposal.Proposals;
import io.corral.engine.proposal.Proposals.Look;
import io.corral.engine.proposal.Proposals.Result;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.issues.SplitView;
import io.corral.store.similar.ProposalStore.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Proposals about the grouping of a project: which issues look like one bug, which holds two. Our
/// own endpoints.
public final class ProposalRoutes {

    private static final String LIST = "/api/0/projects/{org}/{project}/grouping/proposals/";
    private static final String ONE = LIST + "{proposal}/";
    private static final String SETTINGS =
            "/api/0/projects/{org}/{project}/grouping/proposal-settings/";
    private static final int DECIDED_MAX = 500;
    private static final int DIGITS_MAX = 18;

    private final Proposals proposals;
    private final ProposalRounds rounds;
    private final SplitJobs splits;

    /// @param splits where accepted splits are under way
    public ProposalRoutes(Proposals proposals, ProposalRounds rounds, SplitJobs splits) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.splits = splits;
    }

    /// What a look did.
    ///
    /// @param state `done`, or `running` when it takes longer
    record LookView(
            String state, @Nullable Integer issues, @Nullable Integer read,
            @Nullable Integer open, @Nullable Integer accepted) {}

    /// How proposals are made.
    record SettingsView(boolean autoAccept, @Nullable String lastLook, int issues) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", LIST, Scope.EVENT_READ, this::list);
        api.project("POST", LIST, Scope.EVENT_WRITE, (_, project) -> look(project));
        api.project("GET", ONE, Scope.EVENT_READ, (call, project) -> find(call, project)
                .map(found -> show(call, project, found)).orElseGet(ApiErrors::notFound));
        api.project("PUT", ONE, Scope.EVENT_WRITE, this::decide);
        api.project("GET", SETTINGS, Scope.PROJECT_READ,
                (_, project) -> show(proposals.settings(project.id())));
        api.project("PUT", SETTINGS, Scope.PROJECT_WRITE, this::change);
    }

    private Answer list(Call call, Project project) {
        String state = call.query().firstOr("state", "open");
        List<Proposal> wanted;
        switch (state) {
            case "open" -> wanted = proposals.open(project.id());
            case "accepted", "refused" -> wanted = proposals
                    .decided(project.id(), DECIDED_MAX).stream()
                    .filter(each -> each.state().name().toLowerCase(Locale.ROOT).equals(state))
                    .toList();
            default -> {
                return ApiErrors.badField("state",
                        "Must be one of open, accepted, refused.");
            }
        }
        Map<IssueId, Issue> found = proposals.issues(wanted);
        return Answers.page(call, wanted,
                each -> ProposalView.of(call, project, each, found, job(each)));
    }

    private Answer look(Project project) {
        return switch (rounds.ask(project)) {
            case Asked.Done(Look(var issues, var read, var open, var accepted)) ->
                Answers.json(200, new LookView("done", issues, read, open, accepted));
            case Asked.Running _ ->
                Answers.json(202, new LookView("running", null, null, null, null));
            case Asked.Busy _ ->
                ApiErrors.conflict("Issues are being compared already; try again later.");
        };
    }

    private Optional<Proposal> find(Call call, Project project) {
        String id = call.request().parameter("proposal");
        boolean isNumber = !id.isEmpty() && id.length() <= DIGITS_MAX
                && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? proposals.find(project.id(), Long.parseLong(id)) : Optional.empty();
    }

    private Answer show(Call call, Project project, Proposal proposal) {
        return show(200, call, project, proposal);
    }

    private Answer show(int status, Call call, Project project, Proposal proposal) {
        return Answers.json(status, ProposalView.of(call, project, proposal,
                proposals.issues(List.of(proposal)), job(proposal)));
    }

    private @Nullable SplitView job(Proposal proposal) {
        return proposal.grounds() instanceof Grounds.Split
                ? splits.ofProposal(proposal.project(), proposal.id()).map(SplitView::of)
                        .orElse(null)
                : null;
    }

    private Answer decide(Call call, Project project) throws IOException {
        Optional<Proposal> found = find(call, project);
        if (found.isEmpty()) {
            return ApiErrors.notFound();
        }
        Fields fields = Fields.of(call);
        String state = fields.wordOr("state", "", List.of("accepted", "refused"));
        if (state.isEmpty()) {
            fields.wrong("state", "Must be accepted or refused.");
        }
        return fields.then(() -> {
            long id = found.get().id();
            var actor = call.principal().user().id();
            Result result = state.equals("accepted")
                    ? proposals.accept(project.id(), id, actor)
                    : proposals.refuse(project.id(), id, actor);
            return switch (result) {
                case Result.Done(var proposal) -> show(
                        proposal.state() == State.ACCEPTED
                                && proposal.grounds() instanceof Grounds.Split ? 202 : 200,
                        call, project, proposal);
                case Result.Refused(var sentence) -> ApiErrors.conflict(sentence);
            };
        });
    }

    private Answer change(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        boolean before = proposals.settings(project.id()).accepting();
        boolean accepting = fields.flagOr("autoAccept", before);
        return fields.then(() -> {
            proposals.letAccept(project.id(), accepting);
            return show(proposals.settings(project.id()));
        });
    }

    private static Answer show(Settings settings) {
        Instant at = settings.lookedAt();
        return Answers.json(200, new SettingsView(settings.accepting(),
                at == null ? null : WireTime.of(at), settings.compared()));
    }
}
