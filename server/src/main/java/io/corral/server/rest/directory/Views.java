package io.corral.server.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.corral.domain.access.Member;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Quota;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The wire's shapes of organisations, teams, keys and members.
final class Views {

    private Views() {}

    /// What the caller may do in an organisation, by wire name.
    static List<String> access(Call call, OrganizationId organization) {
        return call.principal().scopes().stream()
                .filter(scope -> call.principal().may(scope, organization))
                .map(Scope::wireName).sorted().toList();
    }

    /// Something with an address.
    record Reference(String id, String slug, String name) {
        static Reference of(Organization organization) {
            return new Reference(
                    organization.id().toString(), organization.slug(), organization.name());
        }

        static Reference of(Team team) {
            return new Reference(team.id().toString(), team.slug(), team.name());
        }
    }

    record Status(String id, String name) {}

    record Avatar(String avatarType, @Nullable String avatarUuid) {
        static final Avatar LETTERS = new Avatar("letter_avatar", null);
    }

    record Links(String organizationUrl) {}

    record OrganizationView(
            String id,
            String slug,
            String name,
            Status status,
            String dateCreated,
            boolean isEarlyAdopter,
            boolean require2FA,
            boolean requireEmailVerification,
            boolean hasAuthProvider,
            Avatar avatar,
            Links links,
            List<String> features,
            List<String> access,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String orgRole) {

        static OrganizationView of(Call call, Organization organization) {
            Role role = call.principal().roles().get(organization.id());
            return new OrganizationView(organization.id().toString(), organization.slug(),
                    organization.name(), new Status("active", "active"),
                    WireTime.of(organization.createdAt()), false, false, false, false,
                    Avatar.LETTERS, new Links(call.url()), List.of(),
                    Views.access(call, organization.id()), role == null ? null : role.wireName());
        }
    }

    record TeamView(
            String id,
            String slug,
            String name,
            String dateCreated,
            boolean isMember,
            boolean hasAccess,
            boolean isPending,
            long memberCount,
            Avatar avatar,
            List<String> access) {

        static TeamView of(Call call, Team team) {
            List<Member> members = call.directory().membersOf(team.organization()).stream()
                    .filter(member -> member.teams().contains(team.id())).toList();
            return new TeamView(team.id().toString(), team.slug(), team.name(),
                    WireTime.of(team.createdAt()),
                    members.stream()
                            .anyMatch(each -> each.user().equals(call.principal().user().id())),
                    true, false, members.size(), Avatar.LETTERS,
                    Views.access(call, team.organization()));
        }
    }

    record RateLimit(long window, long count) {
        static @Nullable RateLimit of(@Nullable Quota quota) {
            return quota == null
                    ? null
                    : new RateLimit(quota.window().toSeconds(), quota.countMax());
        }
    }

    /// Addresses for clients. Keys have no secret half: the deprecated `secret` is the public DSN.
    record DsnView(
            @JsonProperty("public") String publicDsn,
            String secret,
            String csp,
            String security,
            String minidump,
            String cdn) {

        static DsnView of(Call call, ClientKey key) {
            String dsn = key.dsn(call.url());
            String base = call.url() + "/api/" + key.project();
            String asKey = "/?sentry_key=" + key.publicKey();
            return new DsnView(dsn, dsn, base + "/csp-report" + asKey, base + "/security" + asKey,
                    base + "/minidump" + asKey,
                    call.url() + "/js-sdk-loader/" + key.publicKey() + ".min.js");
        }
    }

    /// A client key; its id on the wire is its public key.
    record KeyView(
            String id,
            @JsonProperty("public") String publicKey,
            String name,
            String label,
            long projectId,
            boolean isActive,
            @Nullable RateLimit rateLimit,
            DsnView dsn,
            String dateCreated) {

        static KeyView of(Call call, ClientKey key) {
            return new KeyView(key.publicKey(), key.publicKey(), key.name(), key.name(),
                    key.project().value(), key.active(), RateLimit.of(key.quota()),
                    DsnView.of(call, key), WireTime.of(key.createdAt()));
        }
    }

    record UserView(
            String id,
            String name,
            String username,
            String email,
            boolean isActive,
            String dateJoined) {

        static UserView of(User user) {
            return new UserView(user.id().toString(), user.name(), user.email(), user.email(),
                    user.active(), WireTime.of(user.createdAt()));
        }
    }

    record TeamRole(String teamSlug, @Nullable String role) {}

    /// A member; the id on the wire is that of the user, who is at most once in an organisation.
    record MemberView(
            String id,
            String email,
            String name,
            UserView user,
            String role,
            String orgRole,
            String roleName,
            boolean pending,
            boolean expired,
            String inviteStatus,
            String dateCreated,
            List<String> teams,
            List<TeamRole> teamRoles,
            List<String> projects) {

        /// The view; empty when the user is gone.
        static Optional<MemberView> of(DirectorySnapshot directory, Member member) {
            return directory.user(member.user()).map(user -> of(directory, member, user));
        }

        private static MemberView of(DirectorySnapshot directory, Member member, User user) {
            List<String> teams = member.teams().stream().map(directory::team)
                    .flatMap(Optional::stream).map(Team::slug).sorted().toList();
            List<String> projects = directory.projectsOf(member.organization()).stream()
                    .filter(project -> project.teams().stream().anyMatch(member.teams()::contains))
                    .map(project -> project.slug()).sorted().toList();
            String role = member.role().wireName();
            return new MemberView(user.id().toString(), user.email(), user.name(),
                    UserView.of(user), role, role, title(role), false, false, "approved",
                    WireTime.of(member.since()), teams,
                    teams.stream().map(slug -> new TeamRole(slug, null)).toList(), projects);
        }

        private static String title(String role) {
            return role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1);
        }
    }

    /// The team the wire calls a project's own: its first.
    static @Nullable Reference first(List<Team> teams) {
        return teams.isEmpty() ? null : Reference.of(teams.getFirst());
    }
}
