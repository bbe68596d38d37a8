package io.corral.server.ui.account;

import io.corral.server.http.Answer;
import io.corral.server.http.Request;
import io.corral.server.ui.Browsers;
import io.corral.server.ui.Ui;
import io.corral.web.page.SignIn;
import org.jspecify.annotations.Nullable;

/// Signing in by one-time link, and signing out.
public final class SignInPages {

    private static final String EXPIRED =
            "This link was used before, or is too old. Links work once, for a day.";

    private final Ui ui;
    private final Browsers browsers;

    /// Sign-in for browsers.
    public SignInPages(Ui ui, Browsers browsers) {
        this.ui = ui;
        this.browsers = browsers;
    }

    /// Adds the pages.
    public void add() {
        ui.open("/login/", _ -> page(200, null, null));
        ui.open("/login/{secret}", request -> page(200, request.rawPath(), null));
        ui.openForm("/login/{secret}", (request, _) -> signIn(request));
        ui.openForm("/logout", (request, _) -> browsers.signOut(request, "/login/"));
    }

    private Answer signIn(Request request) {
        return browsers.signIn(request, request.parameter("secret"), "/")
                .orElseGet(() -> page(403, null, EXPIRED));
    }

    private Answer page(int status, @Nullable String action, @Nullable String problem) {
        return ui.pages().page(status, "signin",
                new SignIn(ui.pages().signedOut("Sign in"), action, problem));
    }
}
