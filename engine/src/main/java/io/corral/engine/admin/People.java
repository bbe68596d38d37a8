package io.corral.engine.admin;

import io.corral.domain.access.Member;
import io.corral.domain.access.Preferences;
import io.corral.domain.access.Role;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.Slug;
import io.corral.engine.admin.Changes.Act;
import io.corral.store.directory.DirectoryChange.DeleteMember;
import io.corral.store.directory.DirectoryChange.DeleteTeam;
import io.corral.store.directory.DirectoryChange.PutMember;
import io.corral.store.directory.DirectoryChange.PutTeam;
import io.corral.store.directory.DirectoryChange.PutUser;
import io.corral.store.directory.DirectorySequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates and changes users, members and teams. Thread-safe. Who may is decided before; `actor` is
/// for the audit log.
public final class People {

    private final Changes changes;

    People(Changes changes) {
        this.changes = changes;
    }

    /// Creates an account.
    public Verdict<User> createUser(String actor, String email, String name) {
        if (changes.current().userByEmail(email).isPresent()) {
            return Changes.taken("A user with the email " + email + " exists already.");
        }
        return Changes.valid(() -> new User(new UserId(changes.nextId(DirectorySequence.USER)),
                email, name, true, changes.now(), Preferences.DEFAULT))
                .then(user -> changes.make(List.of(new PutUser(user)),
                        new Act(actor, null, "user.create", user.email()), user));
    }

    /// Stores a changed account; one that is made inactive is signed out everywhere.
    public Verdict<User> update(String actor, User user) {
        Verdict<User> verdict = changes.make(List.of(new PutUser(user)),
                new Act(actor, null, "user.update", user.email()), user);
        if (!user.active()) {
            changes.signIns().endSessionsOf(user.id());
        }
        return verdict;
    }

    /// Stores how a user likes pages; nothing the audit log would be asked about.
    public void prefer(User user, Preferences preferences) {
        changes.directory().apply(
                List.of(new PutUser(user.preferring(preferences))), List.of());
    }

    /// Gives a user a place in an organisation, or changes it.
    public Verdict<Member> putMember(String actor, Member member) {
        var user = changes.current().user(member.user());
        if (user.isEmpty() || changes.current().organization(member.organization()).isEmpty()) {
            return Changes.missing("user or organisation");
        }
        if (member.role() != Role.OWNER && isLastOwner(member.organization(), member.user())) {
            return lastOwner();
        }
        return changes.make(List.of(new PutMember(member)),
                new Act(actor, member.organization(), "member.update",
                        user.get().email() + " " + member.role().wireName()),
                member);
    }

    /// Takes a user out of an organisation.
    public Verdict<Member> removeMember(String actor, OrganizationId organization, UserId user) {
        var member = changes.current().member(organization, user);
        if (member.isEmpty()) {
            return Changes.missing("member");
        }
        if (isLastOwner(organization, user)) {
            return lastOwner();
        }
        String email = changes.current().user(user).map(User::email).orElse("");
        return changes.make(List.of(new DeleteMember(organization, user)),
                new Act(actor, organization, "member.remove", email), member.get());
    }

    private boolean isLastOwner(OrganizationId organization, UserId user) {
        List<Member> owners = changes.current().membersOf(organization).stream()
                .filter(member -> member.role() == Role.OWNER).toList();
        return owners.size() == 1 && owners.getFirst().user().equals(user);
    }

    private static <T> Verdict<T> lastOwner() {
        return Changes.invalid("An organisation keeps at least one owner.");
    }

    /// Creates a team.
    ///
    /// @param slug null to make one from the name
    public Verdict<Team> createTeam(
            String actor, OrganizationId organization, String name, @Nullable String slug) {
        String chosen = slug != null ? slug : Slug.suggest(name, "team");
        return Changes.valid(() -> new Team(new TeamId(changes.nextId(DirectorySequence.TEAM)),
                organization, chosen, name.isBlank() ? chosen : name, changes.now()))
                .then(team -> changes.make(List.of(new PutTeam(team)),
                        new Act(actor, organization, "team.create", team.slug()), team));
    }

    /// Stores a changed team.
    public Verdict<Team> update(String actor, Team team) {
        if (changes.current().team(team.id()).isEmpty()) {
            return Changes.missing("team");
        }
        return changes.make(List.of(new PutTeam(team)),
                new Act(actor, team.organization(), "team.update", team.slug()), team);
    }

    /// Deletes a team; its projects stay.
    public Verdict<Team> deleteTeam(String actor, TeamId id) {
        return changes.current().team(id)
                .map(team -> changes.make(List.of(new DeleteTeam(id)),
                        new Act(actor, team.organization(), "team.delete", team.slug()), team))
                .orElseGet(() -> Changes.missing("team"));
    }
}
