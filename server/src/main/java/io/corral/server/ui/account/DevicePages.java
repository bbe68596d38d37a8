package io.corral.server.ui.account;

import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.engine.admin.DeviceGrants;
import io.corral.engine.admin.DeviceGrants.Grant;
import io.corral.engine.admin.Directory;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Ui;
import io.corral.web.page.account.Device;
import io.corral.web.page.account.Device.State;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page on which a person approves the code of a program that cannot show one.
public final class DevicePages {

    /// Address of the page.
    private static final String PATH = "/oauth/device/";
    private static final String UNKNOWN = "There is no such code, or it is older than "
            + DeviceGrants.LIFETIME.toMinutes() + " minutes, or it was decided before.";

    private final Ui ui;
    private final DeviceGrants grants;
    private final Directory directory;

    /// Pages on grants.
    public DevicePages(Ui ui, DeviceGrants grants, Directory directory) {
        this.ui = ui;
        this.grants = grants;
        this.directory = directory;
    }

    /// Adds the pages.
    public void add() {
        ui.personal(PATH, this::ask);
        ui.personalForm(PATH, this::decide);
    }

    private Answer ask(Request request, Principal principal) {
        String code = request.query().firstOr("user_code", "");
        if (code.isEmpty()) {
            return page(request, principal, 200, State.ASK, code, null, null);
        }
        Optional<Grant> grant = grants.find(code);
        return grant.isPresent()
                ? page(request, principal, 200, State.DECIDE, grant.get().userCode(), grant.get(),
                        null)
                : page(request, principal, 404, State.ASK, code, null, UNKNOWN);
    }

    private Answer decide(Request request, Principal principal, Query form) {
        String code = form.firstOr("code", "");
        boolean approve = form.firstOr("decision", "").equals("approve");
        Optional<Grant> grant = grants.find(code);
        if (grant.isEmpty() || !grants.decide(code, principal.user(), approve)) {
            return page(request, principal, 404, State.ASK, code, null, UNKNOWN);
        }
        return page(request, principal, 200, approve ? State.APPROVED : State.DENIED, code,
                grant.get(), null);
    }

    private Answer page(
            Request request, Principal principal, int status, State state, String code,
            @Nullable Grant grant, @Nullable String problem) {
        List<String> scopes = grant == null
                ? List.of()
                : grant.scopes().stream().sorted().map(Scope::wireName).toList();
        return ui.pages().page(status, "account/device", new Device(
                ui.shells().outside(request, principal, directory.current(), "Let a program in"),
                state, code, grant == null ? "" : grant.client(), scopes, problem));
    }
}
