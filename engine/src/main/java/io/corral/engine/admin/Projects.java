package io.corral.engine.admin;

import io.corral.domain.id.KeyId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.domain.project.Slug;
import io.corral.engine.admin.Changes.Act;
import io.corral.engine.admin.Verdict.Done;
import io.corral.store.directory.DirectoryChange.DeleteKey;
import io.corral.store.directory.DirectoryChange.DeleteProject;
import io.corral.store.directory.DirectoryChange.PutKey;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryChange.PutProject;
import io.corral.store.directory.DirectorySequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates and changes organisations, projects and client keys. Thread-safe. Who may is decided
/// before; `actor` is for the audit log.
public final class Projects {

    /// Name of the key a new project gets.
    public static final String FIRST_KEY = "Default";

    private static final int NAME_LENGTH_MAX = 200;

    private final Changes changes;

    Projects(Changes changes) {
        this.changes = changes;
    }

    /// A project to create.
    ///
    /// @param slug null to make one from the name
    /// @param platform null when not told
    public record NewProject(
            OrganizationId organization,
            String name,
            @Nullable String slug,
            @Nullable String platform,
            List<TeamId> teams,
            ProjectSettings settings) {}

    /// Creates an organisation without members.
    ///
    /// @param slug null to make one from the name
    public Verdict<Organization> createOrganization(
            String actor, String name, @Nullable String slug) {
        return Changes.valid(() -> new Organization(
                new OrganizationId(changes.nextId(DirectorySequence.ORGANIZATION)),
                slug != null ? slug : Slug.suggest(name, "organization"), name,
                changes.now(), null))
                .then(organization -> put(actor, "organization.create", organization));
    }

    /// Stores a changed organisation.
    public Verdict<Organization> update(String actor, Organization organization) {
        return put(actor, "organization.update", organization);
    }

    private Verdict<Organization> put(String actor, String action, Organization organization) {
        return changes.make(List.of(new PutOrganization(organization)),
                new Act(actor, organization.id(), action, organization.slug()), organization);
    }

    /// Creates a project with its first key.
    public Verdict<Project> create(String actor, NewProject wish) {
        if (wish.name().length() > NAME_LENGTH_MAX) {
            return Changes.invalid("A name has at most " + NAME_LENGTH_MAX + " characters.");
        }
        String chosen = wish.slug();
        String slug = chosen != null ? chosen : Slug.suggest(wish.name(), "project");
        if (changes.current().projectSlugs(wish.organization()).contains(slug)) {
            return Changes.taken("A project with the slug " + slug + " exists already.");
        }
        return Changes.valid(() -> new Project(
                new ProjectId(changes.nextId(DirectorySequence.PROJECT)), wish.organization(),
                slug, wish.name(), wish.platform(), changes.now(), wish.teams(), wish.settings()))
                .then(project -> changes.make(
                        List.of(new PutProject(project), new PutKey(newKey(project, FIRST_KEY))),
                        new Act(actor, project.organization(), "project.create", slug), project));
    }

    /// Stores a changed project: name, slug, platform, teams or settings.
    public Verdict<Project> update(String actor, Project project) {
        if (changes.current().project(project.id()).isEmpty()) {
            return Changes.missing("project");
        }
        return changes.make(List.of(new PutProject(project)),
                new Act(actor, project.organization(), "project.update", project.slug()), project);
    }

    /// Deletes a project with its keys: nothing is accepted for it from now on, and what waits in
    /// the queue ends as invalid.
    public Verdict<Project> delete(String actor, ProjectId id) {
        return changes.current().project(id)
                .map(project -> changes.make(List.of(new DeleteProject(id)),
                        new Act(actor, project.organization(), "project.delete", project.slug()),
                        project))
                .orElseGet(() -> Changes.missing("project"));
    }

    /// Adds a key to a project.
    public Verdict<ClientKey> createKey(String actor, ProjectId id, String name) {
        return changes.current().project(id)
                .map(project -> put(actor, "key.create", project,
                        newKey(project, name.isBlank() ? FIRST_KEY : name.strip())))
                .orElseGet(() -> Changes.missing("project"));
    }

    /// Stores a changed key: name, active or quota.
    public Verdict<ClientKey> update(String actor, ClientKey key) {
        return changes.current().key(key.id())
                .flatMap(_ -> changes.current().project(key.project()))
                .map(project -> put(actor, "key.update", project, key))
                .orElseGet(() -> Changes.missing("key"));
    }

    /// Deletes a key; clients that use it are refused.
    public Verdict<ClientKey> deleteKey(String actor, KeyId id) {
        var key = changes.current().key(id);
        var project = key.flatMap(each -> changes.current().project(each.project()));
        if (key.isEmpty() || project.isEmpty()) {
            return Changes.missing("key");
        }
        return changes.make(List.of(new DeleteKey(id)),
                act(actor, "key.delete", project.get(), key.get()), key.get());
    }

    private Verdict<ClientKey> put(String actor, String action, Project project, ClientKey key) {
        return changes.make(
                List.of(new PutKey(key)), act(actor, action, project, key), key);
    }

    private static Act act(String actor, String action, Project project, ClientKey key) {
        return new Act(
                actor, project.organization(), action, project.slug() + "/" + key.name());
    }

    private ClientKey newKey(Project project, String name) {
        return new ClientKey(
                new KeyId(changes.nextId(DirectorySequence.KEY)), project.id(),
                changes.publicKey(), name, true, null, changes.now());
    }

    /// The oldest key of a project that is active; a new one when there is none.
    Verdict<ClientKey> usableKey(String actor, ProjectId project) {
        return changes.current().keysOf(project).stream().filter(ClientKey::active).findFirst()
                .<Verdict<ClientKey>>map(Done::new)
                .orElseGet(() -> createKey(actor, project, FIRST_KEY));
    }
}
