package io.corral.server.wiring;

import io.corral.domain.access.Principal;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.ProjectDeletion;
import io.corral.engine.admin.Projects;
import io.corral.engine.backtest.Backtests;
import io.corral.engine.backtest.LateUploads;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.issue.IssueFeed;
import io.corral.engine.ownership.Ownership;
import io.corral.engine.ownership.OwnershipEditing;
import io.corral.engine.search.RecentScripts;
import io.corral.engine.symbolicate.SourceMapDiagnosis;
import io.corral.server.http.Answer;
import io.corral.server.http.Request;
import io.corral.server.http.RouteTable;
import io.corral.server.rest.Api;
import io.corral.server.ui.Browsers;
import io.corral.server.ui.Pages;
import io.corral.server.ui.RangeForm;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Ui;
import io.corral.server.ui.account.AccountPages;
import io.corral.server.ui.account.DevicePages;
import io.corral.server.ui.account.JoinPages;
import io.corral.server.ui.account.SignInPages;
import io.corral.server.ui.docs.ApiPages;
import io.corral.server.ui.projects.GroupingPages;
import io.corral.server.ui.projects.KeyPages;
import io.corral.server.ui.projects.OwnershipPages;
import io.corral.server.ui.projects.ProjectCards;
import io.corral.server.ui.projects.ProjectPages;
import io.corral.server.ui.projects.ProjectSettingsPages;
import io.corral.server.ui.projects.ProposalPages;
import io.corral.server.ui.projects.RulePages;
import io.corral.server.ui.projects.TrialPages;
import io.corral.server.ui.projects.UploadPages;
import io.corral.server.ui.releases.ReleasePages;
import io.corral.server.ui.releases.ReleaseReading;
import io.corral.server.ui.settings.MemberPages;
import io.corral.server.ui.settings.OrganizationPages;
import io.corral.server.ui.settings.TeamPages;
import io.corral.server.ui.settings.TokenPages;
import io.corral.server.ui.settings.WorkPages;
import io.corral.server.ui.stats.UsagePages;
import io.corral.server.ui.triage.CatchUpPages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// Wires the pages.
final class UiWiring {

    /// How stored events are read, and what is corrected of their grouping.
    record Reading(
            Assembly assembly, SourceMapDiagnosis diagnosis, Ownership ownership,
            ProposalParts proposals, CorrectionParts corrections, Backtests backtests,
            ProjectRules rules, LateUploads late, TriageParts triage, PruningParts pruning) {}

    private final EmbeddedStores stores;
    private final Administration administration;
    private final Directory directory;
    private final Reading reading;
    private final InstantSource clock;
    private final Duration retention;
    private final Function<Request, String> publicUrl;
    private final IssueFeed feed;

    UiWiring(
            EmbeddedStores stores, Administration administration, Reading reading,
            InstantSource clock, Duration retention, Function<Request, String> publicUrl,
            IssueFeed feed) {
        this.stores = stores;
        this.administration = administration;
        this.directory = administration.directory();
        this.reading = reading;
        this.clock = clock;
        this.retention = retention;
        this.publicUrl = publicUrl;
        this.feed = feed;
    }

    void addTo(RouteTable routes, Pages pages, Api api) {
        var browsers = new Browsers(administration.accounts(), clock);
        var ui = new Ui(routes, directory, browsers,
                new Shells(pages, administration.jobs(), clock), clock);
        ui.open("/assets/{version}/{name}",
                request -> pages.asset(request.parameter("name")));
        ui.personal("/", (request, principal) -> home(ui, request, principal));
        var names = new ClientNames();
        new SignInPages(ui, browsers, administration.accounts(), names).add();
        new JoinPages(ui, browsers, administration.invitations(), directory, names).add();
        new AccountPages(ui, browsers, administration.people(), administration.accounts(),
                directory, clock).add();
        new DevicePages(ui, administration.devices(), directory).add();
        new OrganizationPages(ui, administration, retention).add();
        new MemberPages(ui, administration, publicUrl).add();
        new WorkPages(ui, administration.jobs(), stores.queue()).add();
        new TeamPages(ui, administration).add();
        reading.triage().addTo(ui);
        reading.pruning().addTo(ui);
        new TokenPages(ui, administration, clock).add();
        addProjects(ui);
        new UsagePages(ui, stores.outcomes()).add();
        new ReleasePages(ui, new ReleaseReading(stores.releases(), stores.commits(),
                stores.deploys(), stores.health(), stores.issueQueries())).add();
        new RangeForm(ui).add();
        new ApiPages(ui, api, directory).add();
        new CatchUpPages(ui, reading.triage().pages()).add();
        new IssueUi(stores, directory, reading, clock, feed)
                .addTo(ui, reading.corrections());
    }

    private void addProjects(Ui ui) {
        Projects projects = administration.projects();
        new ProjectPages(ui, projects,
                new ProjectCards(stores.issueQueries(), stores.outcomes()), publicUrl).add();
        new ProjectSettingsPages(ui, projects,
                new ProjectDeletion(projects, stores.issues(), stores.events(),
                        stores.definitions(), stores.ruleSets(), stores.uploads(),
                        administration.jobs()),
                retention).add();
        var grouping = new GroupingPages(ui, reading.rules());
        grouping.add();
        new TrialPages(ui, reading.backtests(), reading.rules(), grouping, stores.issueQueries(),
                reading.late()).add();
        new OwnershipPages(ui, reading.ownership(), new OwnershipEditing(
                stores.definitions(), reading.ownership(), clock)).add();
        new KeyPages(ui, projects, publicUrl).add();
        new UploadPages(ui, stores.uploads(), new RecentScripts(stores.events(),
                stores.payloads(), reading.assembly(), reading.diagnosis()),
                reading.late(), publicUrl).add();
        new RulePages(ui, stores.definitions()).add();
        new ProposalPages(ui, reading.proposals().proposals(), reading.proposals().rounds(),
                reading.corrections().splits()).add();
    }

    private Answer home(Ui ui, Request request, Principal principal) {
        List<Organization> all = directory.organizationsVisibleTo(principal);
        return all.isEmpty()
                ? ui.pages().problem(200, ui.shells().outside(request, principal,
                        directory.current(), "No organisation yet"),
                        "Ask an owner to invite you into their organisation.")
                : Answer.seeOther("/organizations/" + all.getFirst().slug() + "/catch-up/");
    }
}
