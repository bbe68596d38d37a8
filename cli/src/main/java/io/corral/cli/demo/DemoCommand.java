package io.corral.cli.demo;

import io.corral.cli.admin.AdminClient;
import io.corral.cli.command.CommandFailure;
import io.corral.cli.demo.Weekend.Item;
import io.corral.cli.process.ServerProcess;
import io.corral.protocol.Dsn;
import io.corral.sample.SampleEvent;
import io.corral.sample.friday.FridayDeploy;
import io.corral.sample.friday.FridayReleases;
import io.corral.sample.friday.FridayReleases.ShopRelease;
import io.corral.sample.friday.FridaySessions;
import io.corral.sample.friday.FridayTraces;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral demo`: the Friday deploy, from an empty directory to a list of issues.
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Starts a server and sends it the weekend after a Friday deploy: 3,000 events of"
            + " 47 bugs from a web shop, its API and its apps. It ends with what to look at"
            + " first, as the server ranks it, and serves until it is interrupted.",
    ""}, footer = {
        "", "Examples:", "  corral demo", "  corral demo --port 9100 --data ./demo-data",
        "  corral demo --exit      # for scripts: ends after the events are in"})
public final class DemoCommand implements Callable<Integer> {

    private static final String ORGANIZATION = "demo";
    private static final Map<String, String> PLATFORMS =
            Map.of("web", "javascript", "api", "python", "mobile", "kotlin");
    private static final Duration DIGEST_WAIT = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 200;
    private static final int PROGRESS_STEP = 100;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Data directory; a new temporary one without it.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "PORT", description = "Port, 9000 without it.")
    private int port = 9000;

    @Option(names = "--seed", paramLabel = "N",
            description = "Another weekend with the same bugs.")
    private long seed = 1;

    @Option(names = "--exit", description = "Ends when everything is in, instead of serving.")
    private boolean exit;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// What the demo needs to know of its server.
    private record Access(String url, String token, Map<String, Dsn> projects) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        String launcher = System.getProperty("corral.launcher");
        if (launcher == null) {
            throw new CommandFailure("the demo is started with ./corral demo", null);
        }
        Path directory = data != null ? data : Files.createTempDirectory("corral-demo-");
        out.println("Starting a server on " + directory + " …");
        out.flush();
        var admin = new AdminClient(directory, launcher);
        setUp(admin, "web", "http://127.0.0.1:" + port);
        try (ServerProcess server =
                ServerProcess.serve(launcher, directory, port, Map.of())) {
            run(access(admin, server.url()), signInLink(admin), out);
            if (!exit) {
                out.println("\nServing until interrupted (Ctrl-C).");
                out.flush();
                server.await();
            }
        }
        return 0;
    }

    private static Access access(AdminClient admin, String url) {
        Map<String, Dsn> projects = new LinkedHashMap<>();
        String token = "";
        for (String project : List.of("web", "api", "mobile")) {
            JsonNode made = setUp(admin, project, url);
            projects.put(project, Dsn.parse(made.path("dsn").asString("")).orElseThrow(
                    () -> new CommandFailure("the server answered no DSN", null)));
            token = made.path("token").asString("");
        }
        return new Access(url, token, projects);
    }

    /// Everything is kept in the demo, noise included: its projects filter nothing.
    private static JsonNode setUp(AdminClient admin, String project, String url) {
        return admin.ask(Map.of("command", "setup", "org", ORGANIZATION, "project", project,
                "platform", PLATFORMS.getOrDefault(project, "other"), "filters", false,
                "url", url));
    }

    private static String signInLink(AdminClient admin) {
        JsonNode users = admin.ask(Map.of("command", "user.list"));
        String email = users.path("users").path(0).path("email").asString("");
        JsonNode link = admin.ask(Map.of("command", "user.reset-password", "email", email));
        return link.path("link").asString("");
    }

    private void run(Access access, String signInLink, PrintWriter out)
            throws InterruptedException {
        Instant begun = Instant.now();
        List<SampleEvent> events = FridayDeploy.endingAt(begun, seed).events();
        var weekend = new Weekend(URI.create(access.url()), access.projects(),
                Clock.systemUTC());
        List<ShopRelease> releases = FridayReleases.endingAt(begun);
        new ShopReleases(access.url(), access.token(), ORGANIZATION).make(releases);
        var settings = new ClientSettings(
                URI.create(access.url()), access.token(), ORGANIZATION, null);
        try (var client = new SentryClient(settings)) {
            sendAll(weekend, events, new IgnoredBefore(client, events), out);
            Duration sending = Duration.between(begun, Instant.now());
            weekend.sendItems(items(releases, begun));
            int issues = awaitIssues(client, events.size());
            new ShopAlerts(client).make();
            Duration all = Duration.between(begun, Instant.now());
            out.printf(Locale.ROOT, """

                    Events sent     %,d in %.1f s, as gzip envelopes over HTTP
                    Issues found    %d, %.1f s after the first event
                    """, events.size(), sending.toMillis() / 1000.0, issues,
                    all.toMillis() / 1000.0);
            var ending = new Ending(client, out);
            ending.print();
            report(access, signInLink, ending.first(), out);
        } catch (ClientException e) {
            out.flush();
            throw new CommandFailure(e.sentence(), e);
        }
    }

    private List<Item> items(List<ShopRelease> releases, Instant end) {
        List<Item> items = new ArrayList<>();
        for (ShopRelease release : releases) {
            FridaySessions.of(release, end, seed).forEach(sessions -> items.add(new Item(
                    release.project(), "sessions", sessions, release.flavour())));
        }
        FridayTraces.endingAt(end, seed).forEach(each -> items.add(new Item(
                each.project(), "transaction", each.payload(), each.flavour())));
        return items;
    }

    // What the team ignores is met once before the rest comes.
    private static void sendAll(Weekend weekend, List<SampleEvent> events,
            IgnoredBefore before, PrintWriter out) throws InterruptedException {
        Set<SampleEvent> met = before.events();
        weekend.send(List.copyOf(met), count -> progress(count, events.size(), out));
        before.ignore();
        weekend.send(events.stream().filter(event -> !met.contains(event)).toList(),
                count -> progress(met.size() + count, events.size(), out));
    }

    private static void progress(int count, int total, PrintWriter out) {
        if (count % PROGRESS_STEP == 0 || count == total) {
            boolean terminal = Ansi.AUTO.enabled();
            if (terminal) {
                out.printf("\rSending events: %,d of %,d%s", count, total,
                        count == total ? "\n" : "");
            } else if (count == total) {
                out.printf("Sending events: %,d of %,d%n", count, total);
            }
            out.flush();
        }
    }

    /// Waits until every event is counted in an issue.
    private static int awaitIssues(SentryClient client, int events)
            throws InterruptedException {
        Instant end = Instant.now().plus(DIGEST_WAIT);
        while (true) {
            JsonNode issues = client.get(
                    "/api/0/organizations/" + ORGANIZATION + "/issues/",
                    Map.of("query", List.of(""), "limit", List.of("100")));
            long counted = 0;
            for (JsonNode issue : issues) {
                counted += Long.parseLong(issue.path("count").asString("0"));
            }
            if (counted >= events) {
                return issues.size();
            }
            if (Instant.now().isAfter(end)) {
                throw new CommandFailure("only " + counted + " of " + events
                        + " events were digested in time", null);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static void report(
            Access access, String signInLink, String first, PrintWriter out) {
        out.println("\nOpen            " + signInLink);
        out.println("""

                Try next, in another terminal:
                  export SENTRY_URL=%s SENTRY_ORG=%s SENTRY_AUTH_TOKEN=%s
                  ./corral issues --sort freq
                  ./corral issue %s
                  curl -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                    $SENTRY_URL/api/0/organizations/%s/triage/
                """.formatted(access.url(), ORGANIZATION, access.token(), first,
                ORGANIZATION));
        out.flush();
    }
}
