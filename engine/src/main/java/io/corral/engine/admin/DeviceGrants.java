package io.corral.engine.admin;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.engine.admin.Tokens.Created;
import io.corral.engine.admin.Tokens.NewToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tokens for programs that cannot show a page (RFC 8628): the program shows its person a short
/// code, the person approves it in a browser, the program gets its token. Grants live in memory: a
/// program asks again after a restart. Thread-safe; `this` guards the grants.
public final class DeviceGrants {

    /// How long a code can be approved.
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int GRANTS_MAX = 1_000;
    private static final int NAME_LENGTH_MAX = 80;

    /// Consonants that are not mistaken for each other: no words come out (RFC 8628, 6.1).
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int CODE_LETTERS = 8;

    private final Changes changes;
    private final Tokens tokens;
    private final Map<String, Grant> byDeviceCode = new LinkedHashMap<>();

    DeviceGrants(Changes changes, Tokens tokens) {
        this.changes = changes;
        this.tokens = tokens;
    }

    /// What a program asks for.
    ///
    /// @param client what it calls itself
    /// @param userCode what its person types
    /// @param user who decided; null while nobody did
    public record Grant(
            String client, Set<Scope> scopes, String userCode, Instant expiresAt,
            @Nullable User user, boolean approved) {

        private Grant decided(User by, boolean yes) {
            return new Grant(client, scopes, userCode, expiresAt, by, yes);
        }
    }

    /// A grant that begins.
    ///
    /// @param deviceCode what the program asks with; a secret
    public record Begun(String deviceCode, Grant grant) {
        @Override
        public String toString() {
            return "Begun[grant=" + grant + "]";
        }
    }

    /// What a program that asks again gets.
    public sealed interface Taken {
        /// Nobody decided yet.
        record Pending() implements Taken {}

        /// Its person said no.
        record Denied() implements Taken {}

        /// The code is unknown, used or too old.
        record Gone() implements Taken {}

        /// Its token, once.
        record Done(Created token, User user) implements Taken {}
    }

    /// Begins a grant; empty while too many wait.
    public synchronized Optional<Begun> begin(String client, Set<Scope> scopes) {
        Instant now = changes.now();
        byDeviceCode.values().removeIf(grant -> !grant.expiresAt().isAfter(now));
        if (byDeviceCode.size() >= GRANTS_MAX) {
            return Optional.empty();
        }
        var grant = new Grant(name(client), Set.copyOf(scopes), userCode(changes.secret()),
                now.plus(LIFETIME), null, false);
        String deviceCode = changes.secret();
        byDeviceCode.put(deviceCode, grant);
        return Optional.of(new Begun(deviceCode, grant));
    }

    private static String name(String client) {
        return client.substring(0, Math.min(client.length(), NAME_LENGTH_MAX));
    }

    /// The undecided grant of a code, however it is typed.
    public synchronized Optional<Grant> find(String userCode) {
        return entry(userCode).map(Map.Entry::getValue);
    }

    /// A person decides.
    ///
    /// @return false when the code is unknown, too old or decided
    public synchronized boolean decide(String userCode, User user, boolean approve) {
        Optional<Map.Entry<String, Grant>> entry = entry(userCode);
        entry.ifPresent(each -> each.setValue(each.getValue().decided(user, approve)));
        return entry.isPresent();
    }

    /// The program asks for its token.
    public synchronized Taken take(String deviceCode) {
        Grant grant = byDeviceCode.get(deviceCode);
        if (grant == null || !grant.expiresAt().isAfter(changes.now())) {
            return new Taken.Gone();
        }
        User user = grant.user();
        if (user == null) {
            return new Taken.Pending();
        }
        byDeviceCode.remove(deviceCode);
        if (!grant.approved()) {
            return new Taken.Denied();
        }
        return done(tokens.createRenewable(user.email(), new NewToken(
                grant.client(), user.id(), null, grant.scopes(), null)));
    }

    /// The program asks for the token that follows its last one.
    public Taken renew(String client, String refreshSecret) {
        Taken taken = done(tokens.renew(name(client), refreshSecret));
        return taken instanceof Taken.Denied ? new Taken.Gone() : taken;
    }

    private Taken done(Verdict<Created> verdict) {
        return verdict instanceof Verdict.Done<Created>(var token)
                ? changes.current().user(token.token().user())
                        .<Taken>map(user -> new Taken.Done(token, user))
                        .orElseGet(Taken.Gone::new)
                : new Taken.Denied();
    }

    private Optional<Map.Entry<String, Grant>> entry(String userCode) {
        String letters = userCode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        Instant now = changes.now();
        return byDeviceCode.entrySet().stream()
                .filter(each -> each.getValue().userCode().replace("-", "").equals(letters))
                .filter(each -> each.getValue().user() == null
                        && each.getValue().expiresAt().isAfter(now))
                .findAny();
    }

    /// `XXXX-XXXX` out of random hexadecimal digits.
    private static String userCode(String random) {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            int value = Integer.parseInt(random.substring(4 * i, 4 * i + 4), 16);
            code.append(i == CODE_LETTERS / 2 ? "-" : "")
                    .append(LETTERS.charAt(value % LETTERS.length()));
        }
        return code.toString();
    }
}
