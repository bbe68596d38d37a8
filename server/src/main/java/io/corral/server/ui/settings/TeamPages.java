package io.corral.server.ui.settings;

import io.corral.domain.access.Member;
import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.TeamId;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Verdict;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.web.page.settings.Teams;
import io.corral.web.page.settings.Teams.Person;
import io.corral.web.page.settings.Teams.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Teams: creating, deleting, who is in them.
public final class TeamPages {

    private final Ui ui;
    private final Administration administration;

    /// Team pages.
    public TeamPages(Ui ui, Administration administration) {
        this.ui = ui;
        this.administration = administration;
    }

    /// Adds the pages.
    public void add() {
        String pattern = SettingsTabs.TEAMS.pattern();
        ui.page(pattern, Scope.TEAM_READ, visit -> page(visit, 200, null));
        ui.form(pattern, Scope.TEAM_WRITE, this::create);
        ui.form(pattern + "delete/", Scope.TEAM_ADMIN, this::delete);
        ui.form(pattern + "enter/", Scope.TEAM_WRITE, (visit, form) -> put(visit, form, true));
        ui.form(pattern + "leave/", Scope.TEAM_WRITE, (visit, form) -> put(visit, form, false));
    }

    private Answer create(Visit visit, Query form) {
        String name = form.firstOr("name", "").strip();
        return answer(visit, administration.people().createTeam(
                actor(visit), visit.organization().id(), name, null), "The team is made.");
    }

    private Answer delete(Visit visit, Query form) {
        Optional<Team> team = team(visit, form);
        return team.isEmpty()
                ? ui.missing(visit)
                : answer(visit,
                        administration.people().deleteTeam(actor(visit), team.get().id()),
                        "The team is deleted.");
    }

    private Answer put(Visit visit, Query form, boolean enters) {
        Optional<Team> team = team(visit, form);
        String wanted = form.firstOr("member", "");
        Optional<Member> member = visit.directory().membersOf(visit.organization().id()).stream()
                .filter(each -> each.user().toString().equals(wanted)).findFirst();
        if (team.isEmpty() || member.isEmpty()) {
            return ui.missing(visit);
        }
        List<TeamId> teams = new ArrayList<>(member.get().teams());
        teams.remove(team.get().id());
        if (enters) {
            teams.add(team.get().id());
        }
        return answer(visit, administration.people().putMember(
                actor(visit), member.get().withTeams(teams)), "Saved.");
    }

    private static Optional<Team> team(Visit visit, Query form) {
        return visit.directory().team(visit.organization().id(), form.firstOr("team", ""));
    }

    private static String actor(Visit visit) {
        return visit.principal().user().email();
    }

    private Answer answer(Visit visit, Verdict<?> verdict, String sentence) {
        return switch (verdict) {
            case Done<?> _ -> Ui.done(SettingsTabs.TEAMS.address(visit), sentence);
            case Refused<?>(_, var problem) -> page(visit, 422, problem);
        };
    }

    private Answer page(Visit visit, int status, @Nullable String problem) {
        List<Row> rows = visit.directory().teamsOf(visit.organization().id()).stream()
                .map(team -> row(visit, team)).toList();
        return ui.pages().page(status, "settings/teams", new Teams(
                ui.shells().of(visit, "Teams", Section.SETTINGS),
                SettingsTabs.TEAMS.among(visit), SettingsTabs.TEAMS.address(visit),
                visit.may(Scope.TEAM_WRITE), rows, problem));
    }

    private static Row row(Visit visit, Team team) {
        List<Person> inside = new ArrayList<>();
        List<Person> outside = new ArrayList<>();
        for (Member member : visit.directory().membersOf(visit.organization().id())) {
            Optional<User> user = visit.directory().user(member.user());
            if (user.isPresent()) {
                (member.teams().contains(team.id()) ? inside : outside).add(new Person(
                        member.user().toString(), user.get().name(),
                        Shells.initials(user.get().name())));
            }
        }
        String projects = visit.directory().projectsOf(visit.organization().id()).stream()
                .filter(project -> project.teams().contains(team.id()))
                .map(Project::name).collect(Collectors.joining(", "));
        return new Row(team.id().toString(), team.name(), team.slug(), inside, outside,
                projects.isEmpty() ? "none" : projects);
    }
}
