package io.corral.server.ui.account;

import io.corral.domain.access.Invitation;
import io.corral.domain.access.Principal;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Accounts.SignIn;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Invitations;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Browsers;
import io.corral.server.ui.Ui;
import io.corral.web.page.account.Join;
import io.corral.web.page.account.Join.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Taking the place an invitation keeps.
public final class JoinPages {

    private final Ui ui;
    private final Browsers browsers;
    private final Invitations invitations;
    private final Directory directory;
    private final Clients clients;

    /// Invitations for browsers.
    public JoinPages(
            Ui ui, Browsers browsers, Invitations invitations, Directory directory,
            ClientNames names) {
        this.ui = ui;
        this.browsers = browsers;
        this.invitations = invitations;
        this.directory = directory;
        this.clients = new Clients(names);
    }

    /// Adds the pages.
    public void add() {
        ui.open(Invitations.JOIN_PATH + "{secret}", request -> page(request, 200, "", null));
        ui.openForm(Invitations.JOIN_PATH + "{secret}", this::join);
    }

    private Answer join(Request request, Query form) {
        String secret = request.parameter("secret");
        Optional<Principal> principal = browsers.principal(request);
        Optional<Invitation> invitation = invitations.find(secret);
        if (invitation.isEmpty()) {
            return page(request, 410, "", null);
        }
        String target = directory.current().organization(invitation.get().organization())
                .map(each -> "/organizations/" + each.slug() + "/catch-up/").orElse("/");
        if (principal.isPresent()) {
            return switch (invitations.accept(secret, principal.get().user())) {
                case Done<?> _ -> Answer.seeOther(target);
                case Refused<?>(_, var sentence) -> page(request, 422, "", sentence);
            };
        }
        String name = form.firstOr("name", "");
        return switch (invitations.accept(
                secret, name, form.firstOr("password", ""), clients.of(request))) {
            case Done<SignIn.Done>(var session) ->
                browsers.signedIn(request, session, target);
            case Refused<?>(_, var sentence) -> page(request, 422, name, sentence);
        };
    }

    private Answer page(Request request, int status, String name, @Nullable String problem) {
        Optional<Invitation> invitation = invitations.find(request.parameter("secret"));
        var shell = ui.pages().signedOut("Join");
        if (invitation.isEmpty()) {
            return ui.pages().page(410, "account/join", new Join(shell, State.GONE,
                    request.rawPath(), "", "", "", "", "", null));
        }
        Invitation found = invitation.get();
        String organization = directory.current().organization(found.organization())
                .map(Organization::name).orElse("");
        return ui.pages().page(status, "account/join", new Join(shell, state(request, found),
                request.rawPath(), organization, found.email(), found.invitedBy(),
                found.role().wireName(), name, problem));
    }

    private State state(Request request, Invitation invitation) {
        if (browsers.principal(request).isPresent()) {
            return State.SIGNED_IN;
        }
        return directory.current().userByEmail(invitation.email()).isPresent()
                ? State.SIGN_IN
                : State.NEW_ACCOUNT;
    }
}
