package io.corral.server.ui.account;

import io.corral.domain.access.Preferences;
import io.corral.domain.access.Preferences.Theme;
import io.corral.domain.access.Principal;
import io.corral.domain.access.User;
import io.corral.engine.admin.People;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Ui;
import java.net.URI;

/// What people choose for themselves.
public final class AccountPages {

    private final Ui ui;
    private final People people;

    /// Accounts of these people.
    public AccountPages(Ui ui, People people) {
        this.ui = ui;
        this.people = people;
    }

    /// Adds the pages.
    public void add() {
        ui.personalForm("/account/theme/", this::theme);
    }

    private Answer theme(Request request, Principal principal, Query form) {
        User user = principal.user();
        Preferences preferences = user.preferences();
        Theme theme = Theme.ofWord(form.firstOr("theme", "")).orElse(preferences.theme());
        people.update(user.email(), user.preferring(preferences.withTheme(theme)));
        return Answer.seeOther(back(request));
    }

    /// The page the form stood on.
    private static String back(Request request) {
        String referer = request.header("Referer").orElse("/");
        try {
            URI uri = URI.create(referer);
            String path = uri.getRawPath();
            boolean isOwn = path != null && path.startsWith("/") && !path.startsWith("//");
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return isOwn ? path + query : "/";
        } catch (IllegalArgumentException _) {
            return "/";
        }
    }
}
