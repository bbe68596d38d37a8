package io.corral.testkit.memory;

import io.corral.domain.access.Invitation;
import io.corral.domain.access.LoginLink;
import io.corral.domain.access.PasswordHash;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Session;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.store.directory.SignInStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How people get in, in memory. Thread-safe; `this` guards all fields.
public final class MemorySignInStore implements SignInStore {

    private final Map<UserId, PasswordHash> passwords = new HashMap<>();
    private final Map<SecretHash, LoginLink> links = new HashMap<>();
    private final Map<SecretHash, Session> sessions = new HashMap<>();
    private final Map<SecretHash, Invitation> invitations = new HashMap<>();

    @Override
    public synchronized void putPassword(UserId user, PasswordHash hash, Instant at) {
        passwords.put(user, hash);
    }

    @Override
    public synchronized Optional<PasswordHash> password(UserId user) {
        return Optional.ofNullable(passwords.get(user));
    }

    @Override
    public synchronized void dropPassword(UserId user) {
        passwords.remove(user);
    }

    @Override
    public synchronized void addLink(LoginLink link) {
        links.put(link.hash(), link);
    }

    @Override
    public synchronized Optional<UserId> useLink(SecretHash hash, Instant now) {
        LoginLink link = links.get(hash);
        if (link == null || !now.isBefore(link.expiresAt())) {
            return Optional.empty();
        }
        links.remove(hash);
        return Optional.of(link.user());
    }

    @Override
    public synchronized void addSession(Session session) {
        sessions.put(session.hash(), session);
    }

    @Override
    public synchronized Optional<Session> session(SecretHash hash, Instant now) {
        return Optional.ofNullable(sessions.get(hash)).filter(each -> each.isValidAt(now));
    }

    @Override
    public synchronized List<Session> sessionsOf(UserId user, Instant now) {
        return sessions.values().stream()
                .filter(each -> each.user().equals(user) && each.isValidAt(now))
                .sorted(Comparator.comparing(Session::lastSeenAt).reversed()
                        .thenComparing(Session::handle))
                .toList();
    }

    @Override
    public synchronized void noteSeen(SecretHash hash, Instant at) {
        sessions.computeIfPresent(hash, (_, each) -> new Session(each.hash(), each.user(),
                each.browser(), each.createdAt(), at, each.expiresAt()));
    }

    @Override
    public synchronized void endSession(SecretHash hash) {
        sessions.remove(hash);
    }

    @Override
    public synchronized void endSessionsOf(UserId user) {
        sessions.values().removeIf(session -> session.user().equals(user));
        links.values().removeIf(link -> link.user().equals(user));
    }

    @Override
    public synchronized void putInvitation(Invitation invitation) {
        invitations.values().removeIf(
                each -> each.organization().equals(invitation.organization())
                        && each.email().equals(invitation.email()));
        invitations.put(invitation.hash(), invitation);
    }

    @Override
    public synchronized Optional<Invitation> invitation(SecretHash hash, Instant now) {
        return Optional.ofNullable(invitations.get(hash))
                .filter(each -> now.isBefore(each.expiresAt()));
    }

    @Override
    public synchronized Optional<Invitation> useInvitation(SecretHash hash, Instant now) {
        Optional<Invitation> found = invitation(hash, now);
        found.ifPresent(each -> invitations.remove(hash));
        return found;
    }

    @Override
    public synchronized List<Invitation> invitationsTo(
            OrganizationId organization, Instant now) {
        return invitations.values().stream()
                .filter(each -> each.organization().equals(organization)
                        && now.isBefore(each.expiresAt()))
                .sorted(Comparator.comparing(Invitation::createdAt).reversed()
                        .thenComparing(Invitation::handle))
                .toList();
    }

    @Override
    public synchronized void deleteInvitation(SecretHash hash) {
        invitations.remove(hash);
    }

    @Override
    public synchronized void dropExpired(Instant now) {
        sessions.values().removeIf(session -> !session.isValidAt(now));
        links.values().removeIf(link -> !now.isBefore(link.expiresAt()));
        invitations.values().removeIf(each -> !now.isBefore(each.expiresAt()));
    }
}
