package io.corral.server.ui.account;

import io.corral.engine.admin.Accounts;
import io.corral.engine.admin.Accounts.SignIn.Done;
import io.corral.engine.admin.Accounts.SignIn.Throttled;
import io.corral.engine.admin.Accounts.SignIn.Wrong;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Browsers;
import io.corral.server.ui.Ui;
import io.corral.web.page.account.SignIn;
import io.corral.web.page.account.SignInLink;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Signing in by password or one-time link, and signing out.
public final class SignInPages {

    private static final String EXPIRED =
            "This link was used before, or is too old. Links work once, for a day.";
    private static final String WRONG = "That email and password do not belong together.";

    private final Ui ui;
    private final Browsers browsers;
    private final Accounts accounts;
    private final Clients clients;

    /// Sign-in for browsers.
    public SignInPages(Ui ui, Browsers browsers, Accounts accounts, ClientNames names) {
        this.ui = ui;
        this.browsers = browsers;
        this.accounts = accounts;
        this.clients = new Clients(names);
    }

    /// Adds the pages.
    public void add() {
        ui.open("/login/", request -> page(
                200, "", request.query().firstOr("next", ""), null));
        ui.openForm("/login/", this::byPassword);
        ui.open("/login/{secret}", request -> link(200, request.rawPath(), null));
        ui.openForm("/login/{secret}", (request, _) -> byLink(request));
        ui.openForm("/logout", (request, _) -> browsers.signOut(request, "/login/"));
    }

    private Answer byPassword(Request request, Query form) {
        String email = form.firstOr("email", "");
        String next = form.firstOr("next", "");
        return switch (accounts.signIn(
                email, form.firstOr("password", ""), clients.of(request))) {
            case Done done -> browsers.signedIn(request, done, Ui.ownPath(next));
            case Wrong() -> page(403, email, next, WRONG);
            case Throttled(var wait) -> page(429, email, next, "Too many wrong passwords. Wait "
                    + minutes(wait) + ", or ask for a new link.")
                    .with("Retry-After", Long.toString(wait.toSeconds() + 1));
        };
    }

    private static String minutes(Duration wait) {
        long minutes = wait.toMinutes() + 1;
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }

    private Answer byLink(Request request) {
        return switch (accounts.signIn(request.parameter("secret"), clients.of(request))) {
            case Done done -> browsers.signedIn(
                    request, done, accounts.hasPassword(done.user()) ? "/" : "/account/");
            case Wrong(),Throttled(_) -> link(403, request.rawPath(), EXPIRED);
        };
    }

    private Answer page(int status, String email, String next, @Nullable String problem) {
        return ui.pages().page(status, "account/signin",
                new SignIn(ui.pages().signedOut("Sign in"), email, next, problem));
    }

    private Answer link(int status, String action, @Nullable String problem) {
        return ui.pages().page(status, "account/link",
                new SignInLink(ui.pages().signedOut("Sign in"), action, problem));
    }
}
