package io.corral.server.rest.directory;

import io.corral.domain.access.Member;
import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.id.TeamId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Administration;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.Words;
import io.corral.server.rest.Words.Word;
import io.corral.server.rest.directory.Views.TeamView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Teams, who is in them and what they look after.
final class TeamRoutes {

    private final Administration administration;

    TeamRoutes(Administration administration) {
        this.administration = administration;
    }

    void addTo(Api api) {
        String ofOrganization = "/api/0/organizations/{org}/teams/";
        api.organization("GET", ofOrganization, Scope.TEAM_READ, TeamRoutes::list);
        api.organization("POST", ofOrganization, Scope.TEAM_WRITE, this::create);
        api.organization("POST", "/api/0/organizations/{org}/members/me/teams/{team}/",
                Scope.TEAM_WRITE, this::join);
        String ofProject = "/api/0/projects/{org}/{project}/teams/";
        api.project("GET", ofProject, Scope.PROJECT_READ, TeamRoutes::listOfProject);
        api.project("POST", ofProject + "{team}/", Scope.PROJECT_WRITE, this::addToProject);
        api.project("DELETE", ofProject + "{team}/", Scope.PROJECT_WRITE, this::takeFromProject);
    }

    private static Answer list(Call call, Organization organization) {
        return Answers.page(call,
                Words.of(call).select(
                        call.directory().teamsOf(organization.id()), TeamRoutes::matches),
                team -> TeamView.of(call, team));
    }

    private static boolean matches(Team team, Word word) {
        return switch (word.key()) {
            case "slug" -> team.slug().equals(word.value());
            case "id" -> team.id().toString().equals(word.value());
            default -> word.isIn(team.slug(), team.name());
        };
    }

    private Answer create(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        String slug = fields.slug("slug");
        String name = slug == null ? fields.required("name") : fields.textOr("name", slug);
        return fields.then(() -> Answers.of(
                administration.people()
                        .createTeam(Answers.actor(call), organization.id(), name, slug),
                team -> Answers.json(201, TeamView.of(call, team))));
    }

    private Answer join(Call call, Organization organization) {
        Optional<Team> team = team(call, organization);
        Optional<Member> member = call.directory()
                .member(organization.id(), call.principal().user().id());
        if (team.isEmpty() || member.isEmpty()) {
            return ApiErrors.notFound();
        }
        List<TeamId> teams = new ArrayList<>(member.get().teams());
        teams.add(team.get().id());
        return Answers.of(
                administration.people()
                        .putMember(Answers.actor(call), member.get().withTeams(teams)),
                _ -> Answers.json(201, TeamView.of(
                        Answers.after(call, administration.directory()), team.get())));
    }

    private static Optional<Team> team(Call call, Organization organization) {
        return call.directory().team(organization.id(), call.request().parameter("team"));
    }

    private static Answer listOfProject(Call call, Project project) {
        return Answers.page(call, ProjectView.teams(call.directory(), project),
                team -> TeamView.of(call, team));
    }

    private Answer addToProject(Call call, Project project) {
        return changeTeams(call, project, 201, List::add);
    }

    private Answer takeFromProject(Call call, Project project) {
        return changeTeams(call, project, 200, List::remove);
    }

    private Answer changeTeams(Call call, Project project, int status, TeamChange change) {
        Optional<Team> team = call.directory()
                .team(project.organization(), call.request().parameter("team"));
        if (team.isEmpty()) {
            return ApiErrors.notFound();
        }
        List<TeamId> teams = new ArrayList<>(project.teams());
        change.apply(teams, team.get().id());
        return Answers.of(
                administration.projects()
                        .update(Answers.actor(call), project.withTeams(teams)),
                changed -> Answers.json(status, ProjectView.of(call, changed)));
    }

    @FunctionalInterface
    private interface TeamChange {
        boolean apply(List<TeamId> teams, TeamId team);
    }
}
