package io.corral.server.rest.directory;

import io.corral.domain.access.Member;
import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TeamId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.domain.project.Slug;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.admin.Projects.NewProject;
import io.corral.engine.admin.Verdict;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Creates projects, for a team that is named or for one of the caller's.
final class ProjectCreation {

    private final Administration administration;

    ProjectCreation(Administration administration) {
        this.administration = administration;
    }

    void addTo(Api api) {
        api.organization("POST", "/api/0/organizations/{org}/projects/", Scope.PROJECT_WRITE,
                this::createForCaller);
        api.organization("POST", "/api/0/teams/{org}/{team}/projects/", Scope.PROJECT_WRITE,
                this::createForTeam);
    }

    /// What a body asks for.
    private record Wish(String name, @Nullable String slug, @Nullable String platform) {

        static Wish of(Fields fields) {
            return new Wish(fields.required("name"), fields.slug("slug"),
                    fields.optionalText("platform"));
        }

        NewProject in(OrganizationId organization, TeamId team) {
            return new NewProject(organization, name, slug, platform, List.of(team),
                    ProjectSettings.defaults());
        }

        String chosenSlug() {
            return slug == null ? Slug.suggest(name, "project") : slug;
        }
    }

    private Answer createForTeam(Call call, Organization organization) throws IOException {
        Optional<Team> team =
                call.directory().team(organization.id(), call.request().parameter("team"));
        if (team.isEmpty()) {
            return ApiErrors.notFound();
        }
        Fields fields = Fields.of(call);
        Wish wish = Wish.of(fields);
        return fields.then(() -> Answers.of(
                create(call, wish.in(organization.id(), team.get().id())),
                project -> Answers.json(201, ProjectView.of(call, project))));
    }

    private Answer createForCaller(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        Wish wish = Wish.of(fields);
        return fields.then(() -> {
            String slug = wish.chosenSlug();
            if (call.directory().project(organization.id(), slug).isPresent()) {
                return ApiErrors.conflict("A project with the slug " + slug + " exists already.");
            }
            return Answers.of(teamOfCaller(call, organization), team -> Answers.of(
                    create(call, wish.in(organization.id(), team.id())),
                    project -> Answers.json(201, created(call, project, team))));
        });
    }

    private Verdict<Project> create(Call call, NewProject wish) {
        return administration.projects().create(Answers.actor(call), wish);
    }

    private ProjectView.Created created(Call call, Project project, Team team) {
        Call after = Answers.after(call, administration.directory());
        return new ProjectView.Created(ProjectView.of(after, project), team.slug());
    }

    /// The first team of the caller in the organisation; one of their own is made when there is
    /// none.
    private Verdict<Team> teamOfCaller(Call call, Organization organization) {
        DirectorySnapshot directory = call.directory();
        User user = call.principal().user();
        Optional<Member> member = directory.member(organization.id(), user.id());
        Optional<Team> own = member.stream().flatMap(each -> each.teams().stream())
                .map(directory::team).flatMap(Optional::stream).findFirst();
        if (own.isPresent()) {
            return new Verdict.Done<>(own.get());
        }
        String account = user.email().substring(0, user.email().indexOf('@'));
        String slug = Slug.suggest("team-" + account, "team");
        Verdict<Team> team = directory.team(organization.id(), slug)
                .<Verdict<Team>>map(Verdict.Done::new)
                .orElseGet(() -> administration.people().createTeam(
                        Answers.actor(call), organization.id(), slug, slug));
        return team.then(made -> member.isEmpty() ? team : joined(call, member.get(), made));
    }

    private Verdict<Team> joined(Call call, Member member, Team team) {
        List<TeamId> teams = new ArrayList<>(member.teams());
        teams.add(team.id());
        return administration.people().putMember(Answers.actor(call), member.withTeams(teams))
                .then(_ -> new Verdict.Done<>(team));
    }
}
