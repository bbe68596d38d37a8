package io.corral.server.rest.directory;

import io.corral.domain.access.Member;
import io.corral.domain.access.Scope;
import io.corral.domain.id.UserId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Words;
import io.corral.server.rest.Words.Word;
import io.corral.server.rest.directory.Views.MemberView;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Who is in an organisation or looks after a project.
final class MemberRoutes {

    private static final String ME = "me";

    private MemberRoutes() {}

    static void addTo(Api api) {
        String organization = "/api/0/organizations/{org}/";
        String project = "/api/0/projects/{org}/{project}/";
        for (String list : List.of("members/", "users/")) {
            api.organization("GET", organization + list, Scope.MEMBER_READ, MemberRoutes::list);
            api.project("GET", project + list, Scope.MEMBER_READ, MemberRoutes::listOfProject);
        }
        api.organization("GET", organization + "members/{member}/", Scope.MEMBER_READ,
                MemberRoutes::one);
    }

    private static Answer list(Call call, Organization organization) {
        return page(call, call.directory().membersOf(organization.id()), _ -> true);
    }

    /// Members in a team of the project; all members while it has no team.
    private static Answer listOfProject(Call call, Project project) {
        return page(call, call.directory().membersOf(project.organization()),
                member -> project.teams().isEmpty()
                        || member.teams().stream().anyMatch(project.teams()::contains));
    }

    private static Answer page(Call call, List<Member> members, Predicate<Member> wanted) {
        List<MemberView> views = members.stream().filter(wanted)
                .map(member -> MemberView.of(call.directory(), member))
                .flatMap(Optional::stream).toList();
        return Answers.page(call, Words.of(call).select(views, MemberRoutes::matches),
                view -> view);
    }

    private static boolean matches(MemberView member, Word word) {
        return switch (word.key()) {
            case "id", "user.id" -> member.id().equals(word.value());
            case "email", "user.email" -> member.email().equals(word.value());
            case "role" -> member.role().equals(word.value());
            default -> word.isIn(member.email(), member.name());
        };
    }

    private static Answer one(Call call, Organization organization) {
        String id = call.request().parameter("member");
        UserId me = call.principal().user().id();
        String user = id.equals(ME) ? me.toString() : id;
        return call.directory().membersOf(organization.id()).stream()
                .filter(member -> member.user().toString().equals(user)).findAny()
                .flatMap(member -> MemberView.of(call.directory(), member))
                .map(view -> Answers.json(200, view))
                .orElseGet(ApiErrors::notFound);
    }
}
