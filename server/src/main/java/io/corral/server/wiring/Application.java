package io.corral.server.wiring;

import io.corral.domain.id.EventId;
import io.corral.domain.project.Quota;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.ProjectDeletion;
import io.corral.engine.admin.Setup.Welcome;
import io.corral.engine.artifact.Assemblies;
import io.corral.engine.backtest.Backtests;
import io.corral.engine.backtest.LateUploads;
import io.corral.engine.correction.SplitJobs;
import io.corral.engine.correction.SplitMarkBook;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.DigestProjects;
import io.corral.engine.ingest.digest.DigestStores;
import io.corral.engine.ingest.digest.Digester;
import io.corral.engine.ingest.intake.Intake;
import io.corral.engine.ingest.intake.RefusalCounter;
import io.corral.engine.ingest.intake.Sender;
import io.corral.engine.ingest.intake.SenderLookup;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.issue.IssueFeed;
import io.corral.engine.issue.IssueSettling;
import io.corral.engine.maintenance.Retention;
import io.corral.engine.maintenance.Upkeep;
import io.corral.engine.net.AddressGuard;
import io.corral.engine.net.Networks;
import io.corral.engine.net.OutgoingHttp;
import io.corral.engine.notify.Delivery;
import io.corral.engine.notify.Notifier;
import io.corral.engine.notify.WebhookNotifier;
import io.corral.engine.ownership.Ownership;
import io.corral.engine.ownership.OwnershipEditing;
import io.corral.engine.proposal.ProposalRounds;
import io.corral.engine.regroup.Regrouping;
import io.corral.engine.regroup.StoredEvents;
import io.corral.engine.release.Suspects;
import io.corral.engine.symbolicate.Symbolication;
import io.corral.engine.triage.prune.PruningReports;
import io.corral.server.admin.AdminSocket;
import io.corral.server.config.Configuration;
import io.corral.server.http.Dispatcher;
import io.corral.server.http.HttpListener;
import io.corral.server.http.LocalCalls;
import io.corral.server.http.Request;
import io.corral.server.http.RouteTable;
import io.corral.server.http.TrustedProxies;
import io.corral.server.ingest.IngestRoutes;
import io.corral.server.mcp.McpRoutes;
import io.corral.server.mcp.OriginCheck;
import io.corral.server.ops.Metrics;
import io.corral.server.ops.OpsRoutes;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiLimiter;
import io.corral.server.rest.ApiRoute;
import io.corral.server.rest.IdentityRoutes;
import io.corral.server.rest.backtest.BacktestRoutes;
import io.corral.server.rest.directory.DirectoryRoutes;
import io.corral.server.rest.document.DocumentRoutes;
import io.corral.server.rest.events.OwnerRoutes;
import io.corral.server.rest.events.SourceMapDebugRoutes;
import io.corral.server.rest.issues.UserFeedbackRoutes;
import io.corral.server.rest.oauth.OAuthRoutes;
import io.corral.server.ui.Pages;
import io.corral.store.Maintainable;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The running server: everything wired on the stores of one data directory. Closing it stops
/// accepting, finishes what is under way and closes the stores.
public final class Application implements AutoCloseable {

    private static final Duration REFUSALS_EVERY = Duration.ofSeconds(1);
    private static final Duration DELIVERY_EVERY = Duration.ofSeconds(1);
    private static final Duration SETTLING_EVERY = Duration.ofMinutes(10);
    private static final Duration PROPOSALS_EVERY = Duration.ofMinutes(20);
    private static final Duration TRIAGE_FIRST = Duration.ofSeconds(10);
    private static final Duration FIRST_VERDICTS_EVERY = Duration.ofSeconds(5);
    private static final Duration TRIAGE_EVERY = Duration.ofMinutes(4);
    /// A report is made once a month; that often it is seen whether there is one.
    private static final Duration PRUNING_EVERY = Duration.ofHours(6);
    private static final Duration DIRECTORY_EVERY = Duration.ofMinutes(1);
    private static final String RETENTION = "Retention";

    /// Shorter than clients wait for an answer.
    private static final Duration ASSEMBLY_PATIENCE = Duration.ofSeconds(20);
    private static final int LOCAL_ANSWER_BYTES_MAX = 32 * 1024 * 1024;
    private static final long DIGEST_BYTES_MAX = 4L * 1024 * 1024;
    private static final long EXPANDED_BYTES_MAX = 8L * 1024 * 1024;

    private final IssueFeed feed = new IssueFeed();
    private final OpenParts running = new OpenParts();
    private final Configuration configuration;
    private final InstantSource clock;
    private final EmbeddedStores stores;
    private final Directory directory;
    private final Administration administration;
    private final Pages pages = new Pages();
    private final RouteTable routes = new RouteTable();
    private final Dispatcher dispatcher = new Dispatcher(routes, new RestFailures(pages));
    private final Api api;
    private final Symbolication symbolication;
    private final SplitMarkBook marks;
    private final Ownership ownership;
    private final Regrouping regrouping;
    private final ProjectRules rules;
    private final Backtests backtests;
    private final HttpListener listener;

    private Application(Configuration configuration, InstantSource clock) {
        this.configuration = configuration;
        this.clock = clock;
        try {
            stores = running(EmbeddedStores.open(configuration, clock));
            directory = new Directory(stores.directoryStore(), clock);
            administration = new Administration(
                    stores.directoryStore(), stores.signInStore(), directory, clock,
                    new SecureRandom());
            marks = new SplitMarkBook(stores.splitMarks());
            symbolication = new Symbolication(stores.uploads(),
                    Symbolication.Settings.ofHeap(Runtime.getRuntime().maxMemory()));
            var assembly = new Assembly(new Normalizer(new ClientNames()), symbolication,
                    new GroupingConfigs(stores.ruleSets(), clock));
            rules = new ProjectRules(stores.ruleSets(), assembly.configs(), clock);
            ownership = new Ownership(stores.definitions(), directory::current,
                    new Suspects(stores.releases(), stores.commits(), clock));
            Digester digester = running(digester(assembly));
            var refusals = new RefusalCounter(stores.outcomes(), clock);
            regrouping = new Regrouping(
                    new Regrouping.Stores(stores.regroups(), stores.events(), stores.issues(),
                            stores.keys()),
                    new StoredEvents(stores.payloads(), stores.events(), assembly),
                    digester::whileStanding, administration.jobs(), clock);
            backtests = running(backtests(assembly, digester));
            regrouping.resume();
            stores.keys().update();
            running(upkeep(refusals));
            deliver();
            api = new Api(routes, directory,
                    new ApiLimiter(configuration.quotas().api(), clock), this::urlOf);
            addRoutes(refusals, assembly);
            listener = running(listen());
            running(feed);
            digester.start();
            running(AdminSocket.open(stores.directory().adminSocket(), AdminParts.handler(stores,
                    administration, digester::whileStanding,
                    () -> configuration.publicUrl(listener.port()))));
        } catch (RuntimeException e) {
            running.closeAfter(e);
            throw e;
        }
    }

    /// Starts everything; returns when the port is open.
    public static Application start(Configuration configuration, InstantSource clock) {
        return new Application(configuration, clock);
    }

    /// The port that was bound.
    public int port() {
        return listener.port();
    }

    /// What the API serves, for its document and its tests.
    public List<ApiRoute> served() {
        return api.served();
    }

    /// Fills a new installation.
    ///
    /// @return what its operator needs to know; null when it was used before
    public @Nullable Welcome welcome(String url) {
        return administration.setup().firstStart(url).orElse(null);
    }

    @Override
    public void close() {
        running.close();
    }

    private <T extends AutoCloseable> T running(T part) {
        return running.add(part);
    }

    private Digester digester(Assembly assembly) {
        var digestStores = new DigestStores(stores.queue(), stores.blobs(), stores.payloads(),
                stores.events(), stores.issues(), stores.releases(), stores.keys());
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors());
        var settings = new Digester.Settings(configuration.digest().batchRows(),
                configuration.digest().batchWait(), DIGEST_BYTES_MAX, EXPANDED_BYTES_MAX,
                workers);
        return new Digester(digestStores,
                new DigestProjects(directory::project, marks::of, ownership::assignee), assembly,
                configuration.limits().itemLimits(), settings, clock,
                feed::bump);
    }

    /// Made before jobs are resumed, because what follows a job is its to do.
    private Backtests backtests(Assembly assembly, Digester digester) {
        return new Backtests(
                new Backtests.Stores(stores.payloads(), stores.events(), stores.regroups(),
                        stores.issueQueries()),
                new Backtests.Parts(
                        assembly, marks::of, rules, regrouping, digester::whileStanding),
                administration.jobs(), clock, () -> UUID.randomUUID().toString());
    }

    private Upkeep upkeep(RefusalCounter refusals) {
        var upkeep = new Upkeep(administration.jobs());
        upkeep.every(REFUSALS_EVERY, "Refusal counts", refusals::flush);
        upkeep.every(DIRECTORY_EVERY, "The directory", directory::maintain);
        upkeep.every(DIRECTORY_EVERY, "Regroup jobs", regrouping::resume);
        upkeep.every(DIRECTORY_EVERY, "Sign-ins", administration.accounts()::maintain);
        var retention = new Retention(new Retention.Stores(stores.queue(), stores.blobs(),
                stores.payloads(), stores.events(), stores.issues(), stores.health(),
                stores.outcomes(), stores.uploads()),
                directory, configuration.retention(), clock);
        upkeep.every(configuration.upkeep().retentionEvery(), RETENTION, () -> forget(retention));
        var settling = new IssueSettling(
                stores.issues(), stores.issueQueries(), directory, clock);
        upkeep.every(SETTLING_EVERY, "Settling issues", settling::run);
        upkeep.every(DIRECTORY_EVERY, "Uploads in use",
                () -> symbolication.used().note(clock.instant()));
        for (Maintainable store : stores.maintainables()) {
            upkeep.every(configuration.upkeep().checkpointEvery(),
                    store.getClass().getSimpleName(), store::maintain);
        }
        return upkeep;
    }

    private void forget(Retention retention) {
        Instant startedAt = clock.instant();
        Retention.Forgotten forgotten = retention.run();
        if (!forgotten.isNothing()) {
            administration.jobs().done(RETENTION, startedAt,
                    "%d groups of events, %d uploads and %d files were old enough to be forgotten."
                            .formatted(forgotten.keys(), forgotten.uploads(),
                                    forgotten.blobs()));
        }
    }

    /// Tells the webhook about issues, where there is one; without it the outbox is emptied unread.
    private void deliver() {
        URI target = configuration.webhook().url();
        var guard = new AddressGuard(Networks.of(configuration.outgoing().allowedNetworks()));
        OutgoingHttp http = running(
                new OutgoingHttp(guard, configuration.outgoing().timeout()));
        Notifier notifier = target == null
                ? _ -> Notifier.Result.SENT
                : new WebhookNotifier(target, http, stores.issueQueries(), directory,
                        () -> configuration.publicUrl(listener.port()));
        var delivery = new Delivery(
                stores.outbox(), notifier,
                target == null ? Integer.MAX_VALUE : configuration.webhook().hourlyMax(), clock);
        running(upkeepOf(delivery));
    }

    private Upkeep upkeepOf(ProposalRounds rounds) {
        var upkeep = new Upkeep(administration.jobs());
        upkeep.every(PROPOSALS_EVERY, "Similar issues", rounds::run);
        return upkeep;
    }

    private Upkeep upkeepOf(SplitJobs splits) {
        var upkeep = new Upkeep(administration.jobs());
        upkeep.every(DIRECTORY_EVERY, "Splits of issues", splits::resume);
        return upkeep;
    }

    private Upkeep upkeepOf(TriageParts triage, PruningReports reports) {
        var upkeep = new Upkeep(administration.jobs());
        upkeep.once(TRIAGE_FIRST, "Triage", triage.rounds()::rank);
        upkeep.every(TRIAGE_EVERY, "Triage", triage.rounds()::run);
        upkeep.every(FIRST_VERDICTS_EVERY, "First verdicts", triage.rounds()::first);
        upkeep.every(TRIAGE_EVERY, "Rankings that were shown", triage.shown()::keep);
        upkeep.every(TRIAGE_EVERY, "Last rankings", triage.triage()::keep);
        upkeep.every(PRUNING_EVERY, "Noise pruning", reports::run);
        return upkeep;
    }

    private Upkeep upkeepOf(Delivery delivery) {
        var upkeep = new Upkeep(administration.jobs());
        upkeep.every(DELIVERY_EVERY, "Notifications", delivery::run);
        return upkeep;
    }

    private void addRoutes(RefusalCounter refusals, Assembly assembly) {
        var settings = new Intake.Settings(configuration.limits().itemLimits(),
                configuration.intake().inFlight().bytes(),
                configuration.intake().queueEntriesMax(),
                configuration.intake().queueBytesMax().bytes());
        var intake = new Intake(senders(), new Intake.Stores(stores.queue(), stores.blobs()),
                settings, refusals, () -> EventId.of(UUID.randomUUID()));
        new IngestRoutes(intake, clock).addTo(routes);
        new UserFeedbackRoutes(stores.issueQueries(), intake, clock).addTo(api);
        new OAuthRoutes(administration.devices(), this::urlOf).addTo(api);
        IdentityRoutes.addTo(api);
        new DirectoryRoutes(administration, new ProjectDeletion(
                administration.projects(), stores.issues(), stores.events(),
                stores.definitions(), stores.ruleSets(), stores.uploads(), administration.jobs()),
                rules).addTo(api);
        var late = new LateUploads(
                stores.uploads(), backtests, stores.definitions(), clock);
        new BacktestRoutes(backtests, rules, stores.issueQueries(), late).addTo(api);
        new OpsRoutes(stores.queue(), running(new Metrics(stores.queue(), stores.outbox())))
                .addTo(routes);
        var corrections = CorrectionParts.of(stores, marks, regrouping, assembly, clock);
        running(corrections.splits());
        new IssueApi(stores, directory, assembly, clock).addTo(api, corrections, ownership);
        new OwnerRoutes(IssueApi.readStores(stores), assembly, ownership).addTo(api);
        var proposals = running(new ProposalParts(
                stores, administration, assembly, corrections, clock));
        corrections.splits().resume();
        running(upkeepOf(corrections.splits()));
        running(upkeepOf(proposals.rounds()));
        proposals.addTo(api);
        DefinitionApi.addTo(api, stores, administration.projects(),
                new OwnershipEditing(stores.definitions(), ownership, clock), clock);
        var triage = new TriageParts(stores, directory, assembly, clock);
        triage.addTo(api);
        var pruning = new PruningParts(stores, administration, triage, new PruningParts.Uses(
                proposals.proposals(), corrections.byKey(), backtests, rules), clock);
        pruning.addTo(api);
        running(triage.triage()::keep);
        running(upkeepOf(triage, pruning.reports()));
        new SourceMapDebugRoutes(IssueApi.readStores(stores), assembly,
                symbolication.diagnosis()).addTo(api);
        new UploadApi(stores, running(new Assemblies(ASSEMBLY_PATIENCE)), clock).addTo(api);
        new McpRoutes(new LocalCalls(dispatcher, LOCAL_ANSWER_BYTES_MAX),
                new OriginCheck(configuration.url()), clock, new SecureRandom()).addTo(api);
        new DocumentRoutes(api, this::urlOf).add();
        new UiWiring(stores, administration,
                new UiWiring.Reading(assembly, symbolication.diagnosis(), ownership, proposals,
                        corrections, backtests, rules, late, triage, pruning),
                clock, configuration.retention(), this::urlOf, feed).addTo(routes, pages, api);
    }

    /// The public address: the configured one, else the one the client used.
    private String urlOf(Request request) {
        return configuration.url() == null
                ? request.origin().baseUrl()
                : configuration.publicUrl(configuration.port());
    }

    private SenderLookup senders() {
        return key -> directory.byPublicKey(key).map(entry -> new Sender(
                entry.key(), entry.project(),
                orDefault(entry.settings().quota(), configuration.quotas().project()),
                orDefault(entry.organization().quota(), configuration.quotas().organization())));
    }

    private static @Nullable Quota orDefault(@Nullable Quota own, @Nullable Quota otherwise) {
        return own != null ? own : otherwise;
    }

    private HttpListener listen() {
        Configuration.Http http = configuration.http();
        return HttpListener.start(
                new HttpListener.Settings(configuration.host(), configuration.port(),
                        new TrustedProxies(Networks.of(http.trustedProxies())),
                        http.connectionsMax(), http.readTimeout(), http.drainTimeout()),
                dispatcher);
    }
}
