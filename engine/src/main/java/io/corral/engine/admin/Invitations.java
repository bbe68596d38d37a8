package io.corral.engine.admin;

import io.corral.domain.access.Invitation;
import io.corral.domain.access.Member;
import io.corral.domain.access.Role;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TeamId;
import io.corral.engine.admin.Accounts.Client;
import io.corral.engine.admin.Accounts.SignIn;
import io.corral.engine.admin.Changes.Act;
import io.corral.engine.admin.Verdict.Done;
import io.corral.store.directory.SignInStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lets people into organisations by link: whoever has the link takes the place it keeps.
/// Thread-safe.
public final class Invitations {

    /// Path of the page that takes a link's secret, which follows it.
    public static final String JOIN_PATH = "/join/";

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final Changes changes;
    private final People people;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInStore store;

    Invitations(Changes changes, People people, Accounts accounts, Passwords passwords) {
        this.changes = changes;
        this.people = people;
        this.accounts = accounts;
        this.passwords = passwords;
        this.store = changes.signIns();
    }

    /// An invitation just made.
    ///
    /// @param path with the secret, to be put after the public address
    public record Created(Invitation invitation, String path) {
        @Override
        public String toString() {
            return "Created[invitation=" + invitation + "]";
        }
    }

    /// Keeps a place for somebody.
    public Verdict<Created> invite(
            String actor, OrganizationId organization, String email, Role role,
            List<TeamId> teams) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        Optional<User> known = changes.current().userByEmail(address);
        if (known.flatMap(user -> changes.current().member(organization, user.id()))
                .isPresent()) {
            return Changes.taken(address + " is a member already.");
        }
        if (!User.isEmail(address)) {
            return Changes.invalid("An email address has an @ inside, found " + address + ".");
        }
        String secret = changes.secret();
        Instant now = changes.now();
        var invitation = new Invitation(SecretHash.of(secret), organization, address, role, teams,
                actor, now, now.plus(LIFETIME));
        store.putInvitation(invitation);
        return changes.note(new Act(actor, organization, "member.invite",
                address + " " + role.wireName()), new Created(invitation, JOIN_PATH + secret));
    }

    /// Open invitations to an organisation, newest first.
    public List<Invitation> of(OrganizationId organization) {
        return store.invitationsTo(organization, changes.now());
    }

    /// The invitation of a link; empty when it is unknown, spent or expired.
    public Optional<Invitation> find(String secret) {
        return store.invitation(SecretHash.of(secret), changes.now());
    }

    /// Takes an invitation back.
    public Verdict<Invitation> withdraw(
            String actor, OrganizationId organization, String handle) {
        Optional<Invitation> found = of(organization).stream()
                .filter(each -> each.handle().equals(handle)).findFirst();
        if (found.isEmpty()) {
            return Changes.missing("invitation");
        }
        store.deleteInvitation(found.get().hash());
        return changes.note(new Act(
                actor, organization, "member.uninvite", found.get().email()), found.get());
    }

    /// Takes the place for somebody who has an account and is signed in.
    public Verdict<Member> accept(String secret, User user) {
        return store.useInvitation(SecretHash.of(secret), changes.now())
                .map(invitation -> join(invitation, user))
                .orElseGet(() -> Changes.missing("invitation any more"));
    }

    /// Makes an account with a password, takes the place, and signs in.
    public Verdict<SignIn.Done> accept(
            String secret, String name, String password, Client client) {
        Optional<Invitation> open = find(secret);
        if (open.isEmpty()) {
            return Changes.missing("invitation any more");
        }
        String email = open.get().email();
        if (changes.current().userByEmail(email).isPresent()) {
            return Changes.taken("There is an account for " + email + ": sign in first.");
        }
        Optional<String> mistake = Accounts.mistakeIn(password, email);
        if (mistake.isPresent()) {
            return Changes.invalid(mistake.get());
        }
        Optional<Invitation> taken =
                store.useInvitation(SecretHash.of(secret), changes.now());
        return taken.isEmpty()
                ? Changes.missing("invitation any more")
                : people.createUser(email, email, name).then(user -> {
                    store.putPassword(user.id(), passwords.hash(password), changes.now());
                    return join(taken.get(), user).then(
                            _ -> new Done<>(accounts.startSession(user.id(), client)));
                });
    }

    private Verdict<Member> join(Invitation invitation, User user) {
        List<TeamId> teams = invitation.teams().stream()
                .filter(team -> changes.current().team(team).isPresent()).toList();
        return people.putMember(user.email(), new Member(invitation.organization(), user.id(),
                invitation.role(), teams, changes.now()));
    }
}
