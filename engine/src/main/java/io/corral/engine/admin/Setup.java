package io.corral.engine.admin;

import io.corral.domain.access.Member;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.InboundFilters;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.engine.admin.Accounts.NewLink;
import io.corral.engine.admin.Projects.NewProject;
import io.corral.engine.admin.Tokens.Created;
import io.corral.engine.admin.Tokens.NewToken;
import io.corral.engine.admin.Verdict.Done;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes an installation usable: creates what is missing of organisation, owner, project and key.
/// Thread-safe: of two that create the same thing at once, one is refused.
public final class Setup {

    private static final String OWNER_EMAIL = "owner@localhost";

    private final Changes changes;
    private final Projects projects;
    private final People people;
    private final Tokens tokens;
    private final Accounts accounts;

    Setup(Changes changes, Projects projects, People people, Tokens tokens, Accounts accounts) {
        this.changes = changes;
        this.projects = projects;
        this.people = people;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    /// What should be there.
    ///
    /// @param platform of a project to create; null when not told
    /// @param filtered whether a project to create gets the usual inbound filters, or none
    public record Wish(
            String organization, String project, @Nullable String platform, boolean filtered) {}

    /// What is there now.
    ///
    /// @param token the secret of a new token with all scopes for the organisation
    public record SetUp(String organization, String project, ProjectId projectId, String dsn,
            String token, String url) {
        @Override
        public String toString() {
            return "SetUp[organization=" + organization + ", project=" + project + "]";
        }
    }

    /// What a new installation greets its operator with.
    ///
    /// @param signInUrl signs in as the owner, once
    public record Welcome(String organization, String project, String dsn, String signInUrl) {
        @Override
        public String toString() {
            return "Welcome[organization=" + organization + ", project=" + project + "]";
        }
    }

    /// Creates what is missing and a new token. What exists is not changed; secrets of earlier
    /// tokens cannot be read again, and they stay valid.
    ///
    /// @param url public address of the server
    public Verdict<SetUp> setUp(String actor, Wish wish, String url) {
        String slug = wish.organization().toLowerCase(Locale.ROOT);
        return organization(actor, slug).then(organization -> owner(actor, organization)
                .then(owner -> project(actor, organization, wish)
                        .then(project -> answer(actor, owner, organization, project, url))));
    }

    private Verdict<SetUp> answer(
            String actor, User owner, Organization organization, Project project, String url) {
        NewToken wish = new NewToken("setup", owner.id(), organization.id(),
                EnumSet.allOf(Scope.class), null);
        return projects.usableKey(actor, project.id()).then(key -> tokens.create(actor, wish)
                .then(token -> new Done<>(
                        setUp(organization, project, key, token, url))));
    }

    private static SetUp setUp(
            Organization organization, Project project, ClientKey key, Created token,
            String url) {
        return new SetUp(organization.slug(), project.slug(), project.id(), key.dsn(url),
                token.secret(), url);
    }

    private Verdict<Organization> organization(String actor, String slug) {
        return changes.current().organization(slug).<Verdict<Organization>>map(Done::new)
                .orElseGet(() -> projects.createOrganization(actor, slug, slug));
    }

    /// An owner of the organisation; the oldest user becomes one when there is none.
    private Verdict<User> owner(String actor, Organization organization) {
        Optional<User> owner = changes.current().membersOf(organization.id()).stream()
                .filter(member -> member.role() == Role.OWNER)
                .flatMap(member -> changes.current().user(member.user()).stream())
                .filter(User::active).findFirst();
        if (owner.isPresent()) {
            return new Done<>(owner.get());
        }
        Verdict<User> user = changes.current().users().stream().filter(User::active).findFirst()
                .<Verdict<User>>map(Done::new)
                .orElseGet(() -> people.createUser(actor, OWNER_EMAIL, "Owner"));
        return user.then(found -> people.putMember(actor, new Member(organization.id(),
                found.id(), Role.OWNER, List.of(), changes.now()))
                .then(_ -> new Done<>(found)));
    }

    private Verdict<Project> project(String actor, Organization organization, Wish wish) {
        String slug = wish.project().toLowerCase(Locale.ROOT);
        ProjectSettings usual = ProjectSettings.defaults();
        ProjectSettings settings =
                wish.filtered() ? usual : usual.withFilters(InboundFilters.none());
        return changes.current().project(organization.id(), slug)
                .<Verdict<Project>>map(Done::new)
                .orElseGet(() -> projects.create(actor, new NewProject(organization.id(), slug,
                        slug, wish.platform(), List.of(), settings)));
    }

    /// Fills an installation nobody has used yet.
    ///
    /// @param url public address of the server
    /// @return empty when it was used before
    public Optional<Welcome> firstStart(String url) {
        if (!changes.current().isEmpty()) {
            return Optional.empty();
        }
        String actor = Administration.CONSOLE;
        Organization organization =
                projects.createOrganization(actor, "My organisation", "my-org").granted();
        User owner = owner(actor, organization).granted();
        Project project = projects.create(actor, new NewProject(organization.id(), "My project",
                "my-project", null, List.of(), ProjectSettings.defaults())).granted();
        String dsn = projects.usableKey(actor, project.id()).granted().dsn(url);
        NewLink link = accounts.createLink(owner.id());
        return Optional.of(new Welcome(
                organization.slug(), project.slug(), dsn, url + link.path()));
    }
}
