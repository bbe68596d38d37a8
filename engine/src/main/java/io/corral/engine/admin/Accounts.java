package io.corral.engine.admin;

import io.corral.domain.access.LoginLink;
import io.corral.domain.access.PasswordHash;
import io.corral.domain.access.Principal;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Session;
import io.corral.domain.access.User;
import io.corral.domain.id.UserId;
import io.corral.store.Maintainable;
import io.corral.store.directory.SignInStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Signs people in: a password or a one-time link becomes a session of a browser. Thread-safe.
public final class Accounts implements Maintainable {

    /// Path of the page that takes a link's secret, which follows it.
    public static final String LOGIN_PATH = "/login/";

    private static final Duration LINK_LIFETIME = Duration.ofHours(24);
    private static final Duration SESSION_LIFETIME = Duration.ofDays(30);
    private static final int PASSWORD_LENGTH_MIN = 10;
    private static final int PASSWORD_LENGTH_MAX = 200;

    private final Changes changes;
    private final SignInStore store;
    private final Passwords passwords;
    private final SignInThrottle throttle = new SignInThrottle();
    private final Map<SecretHash, Instant> seen = new ConcurrentHashMap<>();

    Accounts(Changes changes, Passwords passwords) {
        this.changes = changes;
        this.store = changes.signIns();
        this.passwords = passwords;
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

    /// The browser that signs in.
    ///
    /// @param address of its network, for throttling
    /// @param name what it is, in short, for example `Firefox on Linux`
    public record Client(String address, String name) {}

    /// What became of an attempt to sign in.
    public sealed interface SignIn {

        /// A browser that has just signed in.
        ///
        /// @param secret for its cookie
        record Done(UserId user, String secret, Instant expiresAt) implements SignIn {
            @Override
            public String toString() {
                return "Done[user=" + user + ", expiresAt=" + expiresAt + "]";
            }
        }

        /// No such account, no password, or a wrong one: nobody learns which. For a link: unknown,
        /// spent or expired.
        record Wrong() implements SignIn {}

        /// Too many failures before.
        record Throttled(Duration delay) implements SignIn {}
    }

    /// Makes a link that signs its bearer in as this user, once.
    public NewLink createLink(UserId user) {
        String secret = changes.secret();
        Instant now = changes.now();
        Instant end = now.plus(LINK_LIFETIME);
        store.addLink(new LoginLink(SecretHash.of(secret), user, now, end));
        return new NewLink(LOGIN_PATH + secret, end);
    }

    /// Forgets a password, ends all sessions, and makes a link to begin anew with.
    public NewLink reset(UserId user) {
        store.dropPassword(user);
        store.endSessionsOf(user);
        return createLink(user);
    }

    /// Spends a link.
    public SignIn signIn(String linkSecret, Client client) {
        return store.useLink(SecretHash.of(linkSecret), changes.now())
                .filter(user -> changes.current().principal(user).isPresent())
                .<SignIn>map(user -> startSession(user, client))
                .orElseGet(SignIn.Wrong::new);
    }

    /// Compares a password.
    public SignIn signIn(String email, String password, Client client) {
        Instant now = changes.now();
        String account = email.strip().toLowerCase(Locale.ROOT);
        Optional<Duration> wait = throttle.wait(account, client.address(), now);
        if (wait.isPresent()) {
            return new SignIn.Throttled(wait.get());
        }
        Optional<User> user = changes.current().userByEmail(account).filter(User::active);
        Optional<PasswordHash> known = user.flatMap(each -> store.password(each.id()));
        if (user.isEmpty() || known.isEmpty()) {
            passwords.pretend(password);
            throttle.failed(account, client.address(), now);
            return new SignIn.Wrong();
        }
        if (!passwords.matches(password, known.get())) {
            throttle.failed(account, client.address(), now);
            return new SignIn.Wrong();
        }
        throttle.succeeded(account);
        return startSession(user.get().id(), client);
    }

    /// Starts a session of somebody who has proven who they are.
    SignIn.Done startSession(UserId user, Client client) {
        String secret = changes.secret();
        Instant now = changes.now();
        Instant end = now.plus(SESSION_LIFETIME);
        store.addSession(
                new Session(SecretHash.of(secret), user, client.name(), now, now, end));
        return new SignIn.Done(user, secret, end);
    }

    /// Whether a user can sign in without a link.
    public boolean hasPassword(UserId user) {
        return store.password(user).isPresent();
    }

    /// Sets a password; other browsers of the user are signed out.
    ///
    /// @param current the password so far; not looked at when there is none
    /// @param cookieSecret of the browser that stays signed in
    public Verdict<User> setPassword(
            User user, String current, String wanted, String cookieSecret) {
        Optional<PasswordHash> known = store.password(user.id());
        if (known.isPresent() && !passwords.matches(current, known.get())) {
            return Changes.invalid("The current password is not right.");
        }
        Optional<String> mistake = mistakeIn(wanted, user.email());
        if (mistake.isPresent()) {
            return Changes.invalid(mistake.get());
        }
        store.putPassword(user.id(), passwords.hash(wanted), changes.now());
        SecretHash own = SecretHash.of(cookieSecret);
        store.sessionsOf(user.id(), changes.now()).stream()
                .filter(session -> !session.hash().equals(own))
                .forEach(session -> store.endSession(session.hash()));
        return changes.note(new Changes.Act(user.email(), null, "password.set", user.email()),
                user);
    }

    /// What is wrong with a password somebody wants; empty when nothing is.
    static Optional<String> mistakeIn(String wanted, String email) {
        if (wanted.length() < PASSWORD_LENGTH_MIN || wanted.length() > PASSWORD_LENGTH_MAX) {
            return Optional.of("A password has " + PASSWORD_LENGTH_MIN + " to "
                    + PASSWORD_LENGTH_MAX + " characters.");
        }
        boolean isEmail = wanted.equalsIgnoreCase(email);
        boolean isOneCharacter = wanted.chars().distinct().count() < 3;
        return isEmail || isOneCharacter
                ? Optional.of("That password is too easy to guess.")
                : Optional.empty();
    }

    /// Who a cookie belongs to; empty when its session is over or its user is refused.
    public Optional<Principal> principal(String cookieSecret) {
        SecretHash hash = SecretHash.of(cookieSecret);
        Instant now = changes.now();
        Optional<Principal> principal = store.session(hash, now)
                .flatMap(session -> changes.current().principal(session.user()));
        principal.ifPresent(_ -> seen.put(hash, now));
        return principal;
    }

    /// Browsers in which a user is signed in, last seen first.
    public List<Session> sessionsOf(UserId user) {
        return store.sessionsOf(user, changes.now());
    }

    /// Signs one of a user's browsers out.
    ///
    /// @param handle of the session
    /// @return whether there was such a session
    public boolean signOut(UserId user, String handle) {
        Optional<Session> session = sessionsOf(user).stream()
                .filter(each -> each.handle().equals(handle)).findFirst();
        session.ifPresent(each -> store.endSession(each.hash()));
        return session.isPresent();
    }

    /// Ends the session of a cookie.
    public void signOut(String cookieSecret) {
        store.endSession(SecretHash.of(cookieSecret));
    }

    /// Writes down when browsers were seen, and forgets what expired.
    @Override
    public void maintain() {
        for (SecretHash hash : List.copyOf(seen.keySet())) {
            Instant at = seen.remove(hash);
            if (at != null) {
                store.noteSeen(hash, at);
            }
        }
        store.dropExpired(changes.now());
    }
}
