package io.corral.engine.admin;

import io.corral.domain.access.LoginLink;
import io.corral.domain.access.Principal;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Session;
import io.corral.domain.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Signs people in: a one-time link becomes a session of a browser. Thread-safe.
public final class Accounts {

    /// Path of the page that takes a link's secret, which follows it.
    public static final String LOGIN_PATH = "/login/";

    private static final Duration LINK_LIFETIME = Duration.ofHours(24);
    private static final Duration SESSION_LIFETIME = Duration.ofDays(30);

    private final Changes changes;

    Accounts(Changes changes) {
        this.changes = changes;
    }

    /// A link to hand to its user.
    ///
    /// @param path with the secret, to be put after the public address
    public record NewLink(String path, Instant expiresAt) {
        @Override
        public String toString() {
            return "NewLink[expiresAt=" + expiresAt + "]";
        }
    }

    /// A browser that has just signed in.
    ///
    /// @param secret for its cookie
    public record SignedIn(UserId user, String secret, Instant expiresAt) {
        @Override
        public String toString() {
            return "SignedIn[user=" + user + ", expiresAt=" + expiresAt + "]";
        }
    }

    /// Makes a link that signs its bearer in as this user, once.
    public NewLink createLink(UserId user) {
        String secret = changes.secret();
        Instant now = changes.now();
        Instant end = now.plus(LINK_LIFETIME);
        changes.store().addLoginLink(new LoginLink(SecretHash.of(secret), user, now, end));
        return new NewLink(LOGIN_PATH + secret, end);
    }

    /// Spends a link.
    ///
    /// @return empty when it is unknown, spent or expired, or its user is refused
    public Optional<SignedIn> signIn(String linkSecret) {
        Instant now = changes.now();
        return changes.store().useLoginLink(SecretHash.of(linkSecret), now)
                .filter(user -> changes.current().principal(user).isPresent())
                .map(user -> startSession(user, now));
    }

    private SignedIn startSession(UserId user, Instant now) {
        String secret = changes.secret();
        Instant end = now.plus(SESSION_LIFETIME);
        changes.store().addSession(new Session(SecretHash.of(secret), user, now, end));
        return new SignedIn(user, secret, end);
    }

    /// Who a cookie belongs to; empty when its session is over or its user is refused.
    public Optional<Principal> principal(String cookieSecret) {
        return changes.store().session(SecretHash.of(cookieSecret), changes.now())
                .flatMap(session -> changes.current().principal(session.user()));
    }

    /// Ends the session of a cookie.
    public void signOut(String cookieSecret) {
        changes.store().endSession(SecretHash.of(cookieSecret));
    }

    /// Ends all sessions and links of a user, so that only a new link lets them in.
    public void signOutEverywhere(UserId user) {
        changes.store().endSessionsOf(user);
    }
}
