package io.corral.testkit.memory;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.Member;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.KeyId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.TokenId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.store.directory.DirectoryChange;
import io.corral.store.directory.DirectoryChange.DeleteKey;
import io.corral.store.directory.DirectoryChange.DeleteMember;
import io.corral.store.directory.DirectoryChange.DeleteProject;
import io.corral.store.directory.DirectoryChange.DeleteTeam;
import io.corral.store.directory.DirectoryChange.DeleteToken;
import io.corral.store.directory.DirectoryChange.PutKey;
import io.corral.store.directory.DirectoryChange.PutMember;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryChange.PutProject;
import io.corral.store.directory.DirectoryChange.PutTeam;
import io.corral.store.directory.DirectoryChange.PutToken;
import io.corral.store.directory.DirectoryChange.PutUser;
import io.corral.store.directory.DirectoryContents;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The rows of [MemoryDirectoryStore] and their constraints. Not thread-safe.
final class MemoryDirectory {

    private final Map<OrganizationId, Organization> organizations = new TreeMap<>();
    private final Map<ProjectId, Project> projects = new TreeMap<>();
    private final Map<KeyId, ClientKey> keys = new TreeMap<>();
    private final Map<TeamId, Team> teams = new TreeMap<>();
    private final Map<UserId, User> users = new TreeMap<>();
    private final Map<Place, Member> members = new TreeMap<>();
    private final Map<TokenId, ApiToken> tokens = new TreeMap<>();

    private record Place(OrganizationId organization, UserId user) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byOrganization = organization.compareTo(other.organization);
            return byOrganization != 0 ? byOrganization : user.compareTo(other.user);
        }
    }

    MemoryDirectory copy() {
        MemoryDirectory copy = new MemoryDirectory();
        copy.organizations.putAll(organizations);
        copy.projects.putAll(projects);
        copy.keys.putAll(keys);
        copy.teams.putAll(teams);
        copy.users.putAll(users);
        copy.members.putAll(members);
        copy.tokens.putAll(tokens);
        return copy;
    }

    DirectoryContents contents() {
        return new DirectoryContents(
                List.copyOf(organizations.values()), List.copyOf(projects.values()),
                List.copyOf(keys.values()), List.copyOf(teams.values()),
                List.copyOf(users.values()), List.copyOf(members.values()),
                List.copyOf(tokens.values()));
    }

    void apply(DirectoryChange change) {
        switch (change) {
            case PutOrganization(var organization) ->
                organizations.put(organization.id(), organization);
            case PutProject(var project) -> projects.put(project.id(), project);
            case PutKey(var key) -> keys.put(key.id(), key);
            case PutTeam(var team) -> teams.put(team.id(), team);
            case PutUser(var user) -> users.put(user.id(), user);
            case PutMember(var member) ->
                members.put(new Place(member.organization(), member.user()), member);
            case PutToken(var token) -> tokens.put(token.id(), token);
            case DeleteProject(var id) -> delete(id);
            case DeleteKey(var id) -> keys.remove(id);
            case DeleteTeam(var id) -> delete(id);
            case DeleteMember(var organization, var user) ->
                members.remove(new Place(organization, user));
            case DeleteToken(var id) -> tokens.remove(id);
        }
    }

    private void delete(ProjectId id) {
        projects.remove(id);
        keys.values().removeIf(key -> key.project().equals(id));
    }

    private void delete(TeamId id) {
        teams.remove(id);
        projects.replaceAll((_, project) -> project.withTeams(without(project.teams(), id)));
        members.replaceAll((_, member) -> member.withTeams(without(member.teams(), id)));
    }

    private static List<TeamId> without(List<TeamId> teams, TeamId id) {
        return teams.stream().filter(team -> !team.equals(id)).toList();
    }

    /// Whether names are unique and references lead somewhere.
    boolean isConsistent() {
        return isUnique(organizations.values(), Organization::slug)
                && isUnique(projects.values(), each -> each.organization() + "/" + each.slug())
                && isUnique(teams.values(), each -> each.organization() + "/" + each.slug())
                && isUnique(keys.values(), ClientKey::publicKey)
                && isUnique(users.values(), User::email)
                && isUnique(tokens.values(), ApiToken::hash)
                && projects.values().stream().allMatch(this::isAnchored)
                && keys.values().stream().allMatch(key -> projects.containsKey(key.project()))
                && teams.values().stream()
                        .allMatch(team -> organizations.containsKey(team.organization()))
                && members.values().stream().allMatch(this::isAnchored)
                && tokens.values().stream().allMatch(token -> users.containsKey(token.user()));
    }

    private boolean isAnchored(Project project) {
        return organizations.containsKey(project.organization())
                && teams.keySet().containsAll(project.teams());
    }

    private boolean isAnchored(Member member) {
        return organizations.containsKey(member.organization())
                && users.containsKey(member.user())
                && teams.keySet().containsAll(member.teams());
    }

    private static <T> boolean isUnique(Collection<T> all, Function<T, Object> name) {
        return all.stream().map(name).distinct().count() == all.size();
    }
}
