package io.corral.server.ui.account;

import io.corral.domain.access.Preferences;
import io.corral.domain.access.Preferences.Theme;
import io.corral.domain.access.Principal;
import io.corral.domain.access.User;
import io.corral.engine.admin.Accounts;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.People;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Browsers;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Words;
import io.corral.web.page.account.Account;
import io.corral.web.page.account.Account.Browser;
import io.corral.web.page.account.Account.Mistake;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people choose for themselves: name, theme, time zone, password, browsers.
public final class AccountPages {

    private static final String ACCOUNT = "/account/";

    private final Ui ui;
    private final Browsers browsers;
    private final People people;
    private final Accounts accounts;
    private final Directory directory;
    private final InstantSource clock;

    /// Account pages.
    public AccountPages(
            Ui ui, Browsers browsers, People people, Accounts accounts, Directory directory,
            InstantSource clock) {
        this.ui = ui;
        this.browsers = browsers;
        this.people = people;
        this.accounts = accounts;
        this.directory = directory;
        this.clock = clock;
    }

    /// Adds the pages.
    public void add() {
        ui.personal(ACCOUNT, (request, principal) -> page(request, principal, 200, null));
        ui.personalForm(ACCOUNT, this::profile);
        ui.personalForm("/account/password/", this::password);
        ui.personalForm("/account/theme/", this::theme);
        ui.personalForm("/account/sessions/end/", this::endSession);
    }

    private Answer profile(Request request, Principal principal, Query form) {
        User user = principal.user();
        String name = form.firstOr("name", "").strip();
        if (name.isEmpty() || name.length() > 200) {
            return page(request, principal, 422,
                    new Mistake("profile", "A name has 1 to 200 characters."));
        }
        var preferences = new Preferences(
                Theme.ofWord(form.firstOr("theme", "")).orElse(user.preferences().theme()),
                zone(form.firstOr("zone", "")));
        if (!name.equals(user.name())) {
            people.update(user.email(), user.renamed(name));
        }
        people.prefer(user.renamed(name), preferences);
        return Ui.done(ACCOUNT, "Saved.");
    }

    private static @Nullable ZoneId zone(String name) {
        try {
            return name.isEmpty() ? null : ZoneId.of(name);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private Answer password(Request request, Principal principal, Query form) {
        return switch (accounts.setPassword(principal.user(), form.firstOr("current", ""),
                form.firstOr("password", ""), browsers.secret(request))) {
            case Done<User> _ -> Ui.done(ACCOUNT,
                    "Your password is set; your other browsers are signed out.");
            case Refused<User>(_, var sentence) -> page(
                    request, principal, 422, new Mistake("password", sentence));
        };
    }

    private Answer theme(Request request, Principal principal, Query form) {
        User user = principal.user();
        Theme theme =
                Theme.ofWord(form.firstOr("theme", "")).orElse(user.preferences().theme());
        people.prefer(user, user.preferences().withTheme(theme));
        return Answer.seeOther(Ui.formerPage(request));
    }

    private Answer endSession(Request request, Principal principal, Query form) {
        boolean ended =
                accounts.signOut(principal.user().id(), form.firstOr("session", ""));
        return Ui.done(ACCOUNT, ended
                ? "That browser is signed out."
                : "That browser was signed out before.");
    }

    private Answer page(
            Request request, Principal principal, int status, @Nullable Mistake mistake) {
        User user = principal.user();
        ZoneId zone = user.preferences().zone();
        return ui.pages().page(status, "account/account", new Account(
                ui.shells().outside(request, principal, directory.current(), "Your account"),
                AccountTabs.ACCOUNT.all(), user.name(), user.email(),
                user.preferences().theme().word(),
                zone == null ? "" : zone.getId(), zones(),
                accounts.hasPassword(user.id()), browsersOf(request, user), mistake));
    }

    private List<Browser> browsersOf(Request request, User user) {
        Instant now = clock.instant();
        String own = browsers.handle(request);
        return accounts.sessionsOf(user.id()).stream()
                .map(session -> new Browser(session.handle(), session.browser(),
                        Words.ago(session.lastSeenAt(), now),
                        Words.ago(session.createdAt(), now), session.handle().equals(own)))
                .toList();
    }

    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equals("UTC")
                        || (id.contains("/") && !id.startsWith("Etc/")))
                .sorted().toList();
    }
}
