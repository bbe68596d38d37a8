package io.corral.engine.admin;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.Member;
import io.corral.domain.access.Principal;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.KeyId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.store.directory.DirectoryContents;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The whole directory at one moment, indexed. Immutable; look-ups cost one hash.
public final class DirectorySnapshot {

    private final DirectoryContents contents;
    private final Map<OrganizationId, Organization> organizations;
    private final Map<String, Organization> organizationsBySlug;
    private final Map<ProjectId, Project> projects;
    private final Map<OrganizationId, List<Project>> projectsByOrganization;
    private final Map<String, KeyEntry> keysByPublicKey;
    private final Map<ProjectId, List<ClientKey>> keysByProject;
    private final Map<TeamId, Team> teams;
    private final Map<UserId, User> users;
    private final Map<UserId, List<Member>> membershipsByUser;
    private final Map<SecretHash, ApiToken> tokensByHash;

    DirectorySnapshot(DirectoryContents contents) {
        this.contents = contents;
        organizations = index(contents.organizations(), Organization::id);
        organizationsBySlug = index(contents.organizations(), Organization::slug);
        projects = index(contents.projects(), Project::id);
        projectsByOrganization = group(contents.projects(), Project::organization);
        keysByPublicKey = keyEntries();
        keysByProject = group(contents.keys(), ClientKey::project);
        teams = index(contents.teams(), Team::id);
        users = index(contents.users(), User::id);
        membershipsByUser = group(contents.members(), Member::user);
        tokensByHash = index(contents.tokens(), ApiToken::hash);
    }

    private Map<String, KeyEntry> keyEntries() {
        Map<String, KeyEntry> entries = new HashMap<>();
        for (ClientKey key : contents.keys()) {
            project(key.project()).ifPresent(project -> organization(project.organization())
                    .ifPresent(organization -> entries.put(
                            key.publicKey(), new KeyEntry(key, project, organization))));
        }
        return Map.copyOf(entries);
    }

    /// The key a client shows, active or not.
    public Optional<KeyEntry> byPublicKey(String publicKey) {
        return Optional.ofNullable(keysByPublicKey.get(publicKey));
    }

    /// A key by its number.
    public Optional<ClientKey> key(KeyId id) {
        return contents.keys().stream().filter(key -> key.id().equals(id)).findAny();
    }

    /// Keys of a project, oldest first.
    public List<ClientKey> keysOf(ProjectId project) {
        return keysByProject.getOrDefault(project, List.of());
    }

    /// A project by its number.
    public Optional<Project> project(ProjectId id) {
        return Optional.ofNullable(projects.get(id));
    }

    /// A project by its address, slug or number.
    public Optional<Project> project(OrganizationId organization, String slugOrId) {
        return projectsOf(organization).stream().filter(project -> project.slug().equals(slugOrId)
                || project.id().toString().equals(slugOrId)).findFirst();
    }

    /// Projects of an organisation, oldest first.
    public List<Project> projectsOf(OrganizationId organization) {
        return projectsByOrganization.getOrDefault(organization, List.of());
    }

    /// All projects, oldest first.
    public List<Project> projects() {
        return contents.projects();
    }

    /// An organisation by its number.
    public Optional<Organization> organization(OrganizationId id) {
        return Optional.ofNullable(organizations.get(id));
    }

    /// An organisation by its address, slug or number.
    public Optional<Organization> organization(String slugOrId) {
        Organization bySlug = organizationsBySlug.get(slugOrId);
        return bySlug != null
                ? Optional.of(bySlug)
                : contents.organizations().stream()
                        .filter(each -> each.id().toString().equals(slugOrId)).findAny();
    }

    /// All organisations, oldest first.
    public List<Organization> organizations() {
        return contents.organizations();
    }

    /// A team by its number.
    public Optional<Team> team(TeamId id) {
        return Optional.ofNullable(teams.get(id));
    }

    /// A team by its address, slug or number.
    public Optional<Team> team(OrganizationId organization, String slugOrId) {
        return teamsOf(organization).stream().filter(team -> team.slug().equals(slugOrId)
                || team.id().toString().equals(slugOrId)).findFirst();
    }

    /// Teams of an organisation, oldest first.
    public List<Team> teamsOf(OrganizationId organization) {
        return contents.teams().stream()
                .filter(team -> team.organization().equals(organization)).toList();
    }

    /// A user by number.
    public Optional<User> user(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    /// A user by email, in any case.
    public Optional<User> userByEmail(String email) {
        return contents.users().stream()
                .filter(user -> user.email().equalsIgnoreCase(email.strip())).findAny();
    }

    /// All users, oldest first.
    public List<User> users() {
        return contents.users();
    }

    /// Members of an organisation, by user.
    public List<Member> membersOf(OrganizationId organization) {
        return contents.members().stream()
                .filter(member -> member.organization().equals(organization)).toList();
    }

    /// A user's place in an organisation.
    public Optional<Member> member(OrganizationId organization, UserId user) {
        return membershipsOf(user).stream()
                .filter(member -> member.organization().equals(organization)).findAny();
    }

    /// A user's places in organisations.
    public List<Member> membershipsOf(UserId user) {
        return membershipsByUser.getOrDefault(user, List.of());
    }

    /// The token with this hash, valid or not.
    public Optional<ApiToken> token(SecretHash hash) {
        return Optional.ofNullable(tokensByHash.get(hash));
    }

    /// Tokens that act for a user, oldest first.
    public List<ApiToken> tokensOf(UserId user) {
        return contents.tokens().stream().filter(token -> token.user().equals(user)).toList();
    }

    /// What a user may do in a browser; empty when there is no such user or they are refused.
    public Optional<Principal> principal(UserId id) {
        return user(id).filter(User::active).map(user -> new Principal(
                user, null, EnumSet.allOf(Scope.class), roles(membershipsOf(id))));
    }

    /// What a token may do; empty when its user is gone or refused.
    Optional<Principal> principal(ApiToken token) {
        List<Member> places = membershipsOf(token.user()).stream()
                .filter(member -> token.organization() == null
                        || token.organization().equals(member.organization()))
                .toList();
        return user(token.user()).filter(User::active)
                .map(user -> new Principal(user, token.id(), token.scopes(), roles(places)));
    }

    /// Organisations the principal may see, oldest first.
    public List<Organization> organizationsVisibleTo(Principal principal) {
        return organizations().stream().filter(each -> principal.sees(each.id())).toList();
    }

    /// Projects the principal may see, oldest first.
    public List<Project> projectsVisibleTo(Principal principal) {
        return projects().stream().filter(each -> principal.sees(each.organization())).toList();
    }

    private static Map<OrganizationId, Role> roles(List<Member> places) {
        return places.stream().collect(Collectors.toMap(Member::organization, Member::role));
    }

    private static <K, V> Map<K, V> index(Collection<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    private static <K, V> Map<K, List<V>> group(Collection<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.groupingBy(key, Collectors.toUnmodifiableList()));
    }

    /// Whether nobody has used this installation yet.
    public boolean isEmpty() {
        return contents.organizations().isEmpty() && contents.users().isEmpty();
    }

    /// Everything, as it was read.
    public DirectoryContents contents() {
        return contents;
    }

    /// Slugs of the projects of an organisation.
    Set<String> projectSlugs(OrganizationId organization) {
        return projectsOf(organization).stream().map(Project::slug).collect(Collectors.toSet());
    }
}
