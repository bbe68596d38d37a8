package io.corral.server.ui;

import io.corral.domain.access.Principal;
import io.corral.domain.access.SecretHash;
import io.corral.engine.admin.Accounts;
import io.corral.engine.admin.Accounts.SignIn;
import io.corral.server.http.Answer;
import io.corral.server.http.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Who a browser belongs to: reads and writes the session cookie, and tells requests of our own
/// pages from those of others.
public final class Browsers {

    private static final String COOKIE = "corral_session";

    private final Accounts accounts;
    private final InstantSource clock;

    /// Browsers with these accounts.
    public Browsers(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Who is signed in; empty when nobody is.
    public Optional<Principal> principal(Request request) {
        String secret = secret(request);
        return secret.isEmpty() ? Optional.empty() : accounts.principal(secret);
    }

    /// The secret in the cookie; empty without one.
    public String secret(Request request) {
        String cookie = request.cookie(COOKIE);
        return cookie == null ? "" : cookie;
    }

    /// The handle of the browser's own session.
    public String handle(Request request) {
        return SecretHash.of(secret(request)).handle();
    }

    /// Leaves a new session with the browser and leads on.
    public Answer signedIn(Request request, SignIn.Done session, String target) {
        long seconds = Duration.between(clock.instant(), session.expiresAt()).toSeconds();
        return Answer.seeOther(target)
                .with("Set-Cookie", cookie(request, session.secret(), seconds));
    }

    /// Ends the session of the browser.
    public Answer signOut(Request request, String target) {
        String secret = secret(request);
        if (!secret.isEmpty()) {
            accounts.signOut(secret);
        }
        return Answer.seeOther(target).with("Set-Cookie", cookie(request, "", 0));
    }

    /// Whether a form was sent by one of our own pages. The cookie is not sent along with forms of
    /// other sites either; this is the second lock.
    static boolean isOwnForm(Request request) {
        String site = request.header("Sec-Fetch-Site").orElse("same-origin");
        String origin = request.header("Origin").orElse(request.origin().baseUrl());
        boolean sameSite = site.equals("same-origin") || site.equals("none");
        return sameSite && (origin.equals("null") || origin.equals(request.origin().baseUrl()));
    }

    private static String cookie(Request request, String value, long seconds) {
        String secure = request.origin().baseUrl().startsWith("https://") ? "; Secure" : "";
        return COOKIE + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + secure;
    }
}
