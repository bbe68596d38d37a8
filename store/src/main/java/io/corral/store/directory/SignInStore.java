package io.corral.store.directory;

import io.corral.domain.access.Invitation;
import io.corral.domain.access.LoginLink;
import io.corral.domain.access.PasswordHash;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Session;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How people get in: passwords, one-time links, invitations, and the browsers that are signed in.
/// Thread-safe; every change is durable when its call returns. Users it names are in the
/// [DirectoryStore].
public interface SignInStore {

    /// Keeps a password instead of the one before.
    void putPassword(UserId user, PasswordHash hash, Instant at);

    /// The password of a user; empty when none was ever set.
    Optional<PasswordHash> password(UserId user);

    /// Forgets a password; a user without one is fine.
    void dropPassword(UserId user);

    /// Keeps a sign-in link.
    void addLink(LoginLink link);

    /// Spends a sign-in link: of all who try, one gets the user.
    ///
    /// @return empty when there is none, it was spent, or it expired before `now`
    Optional<UserId> useLink(SecretHash hash, Instant now);

    /// Keeps a session.
    void addSession(Session session);

    /// The session of a cookie, valid at `now`.
    Optional<Session> session(SecretHash hash, Instant now);

    /// Sessions of a user valid at `now`, last seen first.
    List<Session> sessionsOf(UserId user, Instant now);

    /// Notes when a browser was last seen; a session that is gone is fine.
    void noteSeen(SecretHash hash, Instant at);

    /// Ends a session; one that is gone is fine.
    void endSession(SecretHash hash);

    /// Ends all sessions and sign-in links of a user.
    void endSessionsOf(UserId user);

    /// Keeps an invitation, instead of an earlier one of the same person to the same organisation.
    void putInvitation(Invitation invitation);

    /// The invitation of a link, valid at `now`.
    Optional<Invitation> invitation(SecretHash hash, Instant now);

    /// Spends an invitation: of all who try, one gets it.
    ///
    /// @return empty when there is none, it was spent, or it expired before `now`
    Optional<Invitation> useInvitation(SecretHash hash, Instant now);

    /// Invitations to an organisation valid at `now`, newest first.
    List<Invitation> invitationsTo(OrganizationId organization, Instant now);

    /// Takes an invitation back; one that is gone is fine.
    void deleteInvitation(SecretHash hash);

    /// Forgets sessions, links and invitations that expired before `now`.
    void dropExpired(Instant now);
}
