package io.corral.server.wiring;

import io.corral.domain.access.Principal;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.search.IssueSearch;
import io.corral.engine.search.SearchStores;
import io.corral.server.http.Answer;
import io.corral.server.http.Request;
import io.corral.server.http.RouteTable;
import io.corral.server.ui.Browsers;
import io.corral.server.ui.Pages;
import io.corral.server.ui.Ui;
import io.corral.server.ui.account.AccountPages;
import io.corral.server.ui.account.SignInPages;
import io.corral.server.ui.issues.IssuePages;
import io.corral.server.ui.issues.ReadStores;
import io.corral.server.ui.issues.SearchedQueries;
import java.time.InstantSource;
import java.util.List;

/// Wires the pages.
final class UiWiring {

    private final EmbeddedStores stores;
    private final Administration administration;
    private final Directory directory;
    private final Assembly assembly;
    private final InstantSource clock;

    UiWiring(
            EmbeddedStores stores, Administration administration, Assembly assembly,
            InstantSource clock) {
        this.stores = stores;
        this.administration = administration;
        this.directory = administration.directory();
        this.assembly = assembly;
        this.clock = clock;
    }

    void addTo(RouteTable routes) {
        var pages = new Pages();
        var browsers = new Browsers(administration.accounts(), clock);
        var ui = new Ui(routes, directory, browsers, pages, clock);
        ui.open("/assets/{version}/{name}",
                request -> pages.asset(request.parameter("name")));
        ui.personal("/", (request, principal) -> home(ui, request, principal));
        new SignInPages(ui, browsers).add();
        new AccountPages(ui, administration.people()).add();
        var mirror = new KeyMirror(stores.issues(), stores.events());
        var searched = new SearchStores(
                stores.events(), stores.issueQueries(), stores.releases(), mirror);
        new IssuePages(ui,
                new ReadStores(stores.issueQueries(), stores.events(), stores.payloads()),
                stores.blobs(), assembly,
                new SearchedQueries(
                        new IssueSearch(searched, directory::current), directory, clock),
                clock).add();
    }

    private Answer home(Ui ui, Request request, Principal principal) {
        List<Organization> all = directory.organizationsVisibleTo(principal);
        return all.isEmpty()
                ? ui.pages().problem(200, ui.shells().outside(request, principal,
                        directory.current(), "No organisation yet"),
                        "Ask an owner to invite you into their organisation.")
                : Answer.seeOther("/organizations/" + all.getFirst().slug() + "/issues/");
    }
}
