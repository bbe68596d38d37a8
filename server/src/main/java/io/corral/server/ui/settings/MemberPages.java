package io.corral.server.ui.settings;

import io.corral.domain.access.Member;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.TeamId;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Invitations.Created;
import io.corral.engine.admin.Verdict;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Section;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.settings.Members;
import io.corral.web.page.settings.Members.Choice;
import io.corral.web.page.settings.Members.Fresh;
import io.corral.web.page.settings.Members.Invited;
import io.corral.web.page.settings.Members.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Members of an organisation: who they are, inviting, changing roles, removing.
public final class MemberPages {

    private final Ui ui;
    private final Administration administration;
    private final Function<Request, String> publicUrl;

    /// Member pages.
    ///
    /// @param publicUrl address of the server for links, without a slash at its end
    public MemberPages(
            Ui ui, Administration administration, Function<Request, String> publicUrl) {
        this.ui = ui;
        this.administration = administration;
        this.publicUrl = publicUrl;
    }

    /// What the page says besides the members.
    private record Said(@Nullable Fresh fresh, @Nullable String problem, String email) {
        static final Said NOTHING = new Said(null, null, "");
    }

    /// Adds the pages.
    public void add() {
        String pattern = SettingsTabs.MEMBERS.pattern();
        ui.page(pattern, Scope.MEMBER_READ, visit -> page(visit, 200, Said.NOTHING));
        ui.form(pattern, Scope.MEMBER_WRITE, this::invite);
        ui.form(pattern + "role/", Scope.MEMBER_WRITE, this::changeRole);
        ui.form(pattern + "remove/", Scope.MEMBER_READ, this::remove);
        ui.form(pattern + "withdraw/", Scope.MEMBER_WRITE, this::withdraw);
    }

    private Answer invite(Visit visit, Query form) {
        String email = form.firstOr("email", "");
        Optional<Role> role = Role.ofWireName(form.firstOr("role", ""))
                .filter(each -> roleOf(visit).mayAssign(each));
        if (role.isEmpty()) {
            return page(visit, 422, new Said(null, "You may not give that role.", email));
        }
        List<TeamId> teams = visit.directory()
                .team(visit.organization().id(), form.firstOr("team", ""))
                .map(Team::id).stream().toList();
        return switch (administration.invitations().invite(actor(visit),
                visit.organization().id(), email, role.get(), teams)) {
            case Done<Created>(var created) -> page(visit, 200, new Said(
                    new Fresh(created.invitation().email(),
                            publicUrl.apply(visit.request()) + created.path()),
                    null, ""));
            case Refused<Created>(_, var sentence) ->
                page(visit, 422, new Said(null, sentence, email));
        };
    }

    private Answer changeRole(Visit visit, Query form) {
        Optional<Member> member = changeable(visit, form);
        Optional<Role> role = Role.ofWireName(form.firstOr("role", ""))
                .filter(each -> roleOf(visit).mayAssign(each));
        if (member.isEmpty() || role.isEmpty()) {
            return page(visit, 422, new Said(null, "You may not change that role.", ""));
        }
        return answer(visit, administration.people().putMember(
                actor(visit), member.get().withRole(role.get())), "The role is changed.");
    }

    /// Everybody may leave; others are removed by those who may change them.
    private Answer remove(Visit visit, Query form) {
        boolean leaves = visit.principal().user().id().toString()
                .equals(form.firstOr("member", ""));
        Optional<Member> member = leaves
                ? visit.directory().member(
                        visit.organization().id(), visit.principal().user().id())
                : changeable(visit, form);
        if (member.isEmpty()) {
            return page(visit, 422, new Said(null, "You may not remove that member.", ""));
        }
        Verdict<Member> verdict = administration.people().removeMember(
                actor(visit), visit.organization().id(), member.get().user());
        return leaves && verdict instanceof Done<Member>
                ? Answer.seeOther("/")
                : answer(visit, verdict, "The member is removed.");
    }

    private Answer withdraw(Visit visit, Query form) {
        return answer(visit, administration.invitations().withdraw(actor(visit),
                visit.organization().id(), form.firstOr("invitation", "")),
                "The invitation is withdrawn.");
    }

    private Answer answer(Visit visit, Verdict<?> verdict, String sentence) {
        return switch (verdict) {
            case Done<?> _ -> Ui.done(SettingsTabs.MEMBERS.address(visit), sentence);
            case Refused<?>(_, var problem) -> page(visit, 422, new Said(null, problem, ""));
        };
    }

    private Optional<Member> changeable(Visit visit, Query form) {
        String wanted = form.firstOr("member", "");
        return visit.directory().membersOf(visit.organization().id()).stream()
                .filter(member -> member.user().toString().equals(wanted))
                .filter(member -> isChangeable(visit, member)).findFirst();
    }

    private static boolean isChangeable(Visit visit, Member member) {
        return visit.may(Scope.MEMBER_WRITE) && roleOf(visit).mayAssign(member.role());
    }

    private static Role roleOf(Visit visit) {
        return visit.principal().roles()
                .getOrDefault(visit.organization().id(), Role.READ_ONLY);
    }

    private static String actor(Visit visit) {
        return visit.principal().user().email();
    }

    private Answer page(Visit visit, int status, Said said) {
        // Read again: the page follows a change.
        var now = new Visit(visit.request(), visit.principal(), visit.organization(),
                administration.directory().current(), visit.now());
        return ui.pages().page(status, "settings/members", new Members(
                ui.shells().of(visit, "Members", Section.SETTINGS),
                SettingsTabs.MEMBERS.among(visit), SettingsTabs.MEMBERS.address(visit),
                members(now), invited(now), rolesToGive(visit), teams(now), said.fresh(),
                said.problem(), said.email()));
    }

    private static List<Person> members(Visit visit) {
        List<Person> people = new ArrayList<>();
        for (Member member : visit.directory().membersOf(visit.organization().id())) {
            Optional<User> user = visit.directory().user(member.user());
            if (user.isPresent()) {
                boolean self = member.user().equals(visit.principal().user().id());
                people.add(new Person(member.user().toString(), user.get().name(),
                        user.get().email(), Shells.initials(user.get().name()),
                        member.role().wireName(), teamNames(visit, member),
                        Words.ago(member.since(), visit.now()), self,
                        self || isChangeable(visit, member)));
            }
        }
        return people;
    }

    private static String teamNames(Visit visit, Member member) {
        return member.teams().stream().flatMap(id -> visit.directory().team(id).stream())
                .map(Team::name).collect(Collectors.joining(", "));
    }

    private List<Invited> invited(Visit visit) {
        return administration.invitations().of(visit.organization().id()).stream()
                .map(each -> new Invited(each.handle(), each.email(), each.role().wireName(),
                        each.invitedBy(), Words.ago(each.createdAt(), visit.now())))
                .toList();
    }

    private static List<String> rolesToGive(Visit visit) {
        return visit.may(Scope.MEMBER_WRITE)
                ? Stream.of(Role.values()).filter(roleOf(visit)::mayAssign)
                        .map(Role::wireName).toList()
                : List.of();
    }

    private static List<Choice> teams(Visit visit) {
        return visit.directory().teamsOf(visit.organization().id()).stream()
                .map(team -> new Choice(team.id().toString(), team.name())).toList();
    }
}
