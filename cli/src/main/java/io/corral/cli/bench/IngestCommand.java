package io.corral.cli.bench;

import io.corral.cli.admin.AdminClient;
import io.corral.cli.command.CommandFailure;
import io.corral.cli.process.ServerProcess;
import io.corral.protocol.Dsn;
import io.corral.sample.load.SizeClass;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `corral bench ingest`: events in over HTTP, until they are all digested.
@Command(name = "ingest", mixinStandardHelpOptions = true, sortOptions = false, header = {
    "Send events and measure how they are taken and processed.", ""},
        description = {
            "Sends events of 40 bugs with their own ids and values, the n-th bug as",
            "often as 1/n, as gzip envelopes over HTTP. First a warm-up, then rounds as",
            "fast as the server takes them, each until its queue is empty; then a steady",
            "load at half of that speed, beside which new issues are sent and looked for",
            "in the issue list.",
            "",
            "With --bound every round is also sent through the same steps with no",
            "product around them (HTTP, inflate, parse, hash, zstd with a dictionary,",
            "fsync), in a second process, so that the ratio does not depend on the day.",
            "",
            "The server is started on a temporary directory with the environment of this",
            "command: CORRAL_* configure it, CORRAL_JAVA_OPTS its JVM.",
            ""},
        footer = {
            "", "Examples:", "  corral bench ingest", "  corral bench ingest --size large --bound",
            "  corral bench ingest --rounds 0 --rate 1000 --steady 60",
            "  SENTRY_AUTH_TOKEN=... corral bench ingest --dsn http://KEY@127.0.0.1:9000/1"})
public final class IngestCommand implements Callable<Integer> {

    @Option(names = "--events", paramLabel = "N", description = "Events of a round: 20000.")
    private int events = 20_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "Events sent before: 60000. So"
            + " many it takes until the server's code is compiled.")
    private int warmUp = 60_000;

    @Option(names = "--rounds", paramLabel = "N",
            description = "Rounds after the warm-up: 3. The report has their median.")
    private int rounds = 3;

    @Option(names = "--size", paramLabel = "CLASS",
            description = "typical (mean 8 KB, median 4 KB) or large (mean 40 KB).")
    private String size = "typical";

    @Option(names = "--connections", paramLabel = "N",
            description = "Requests on their way at the same time: 64.")
    private int connections = 64;

    @Option(names = "--steady", paramLabel = "SECONDS",
            description = "Length of the steady load: 20; 0 leaves it out.")
    private int steadySeconds = 20;

    @Option(names = "--rate", paramLabel = "N",
            description = "Events a second of the steady load.")
    private @Nullable Double rate;

    @Option(names = "--bound", description = "Measure the same steps without a product too.")
    private boolean withBound;

    @Option(names = "--dsn", paramLabel = "DSN", description = "Project of a running server to"
            + " send to; SENTRY_AUTH_TOKEN may read it.")
    private @Nullable String dsn;

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        IngestRun.Plan plan = plan();
        var progress = new Progress(spec.commandLine().getErr());
        IngestReport report = dsn == null
                ? ownServer(plan, progress)
                : measured(running(dsn), plan, progress);
        report.print(spec.commandLine().getOut(), json);
        return 0;
    }

    private IngestRun.Plan plan() {
        SizeClass sizes = switch (size) {
            case "typical" -> SizeClass.TYPICAL;
            case "large" -> SizeClass.LARGE;
            case String other -> throw wrong("--size is typical or large, not " + other);
        };
        if (events < 1 || warmUp < 0 || rounds < 0 || connections < 1 || steadySeconds < 0) {
            throw wrong("--events and --connections are at least 1, the others 0");
        }
        if (rate != null && !(rate > 0)) {
            throw wrong("--rate is above 0");
        }
        if (rounds == 0 && rate == null && steadySeconds > 0) {
            throw wrong("without rounds there is no speed to halve: give --rate");
        }
        return new IngestRun.Plan(
                sizes, warmUp, events, rounds, connections, rate, steadySeconds);
    }

    private picocli.CommandLine.ParameterException wrong(String sentence) {
        return new picocli.CommandLine.ParameterException(spec.commandLine(), sentence);
    }

    private IngestReport ownServer(IngestRun.Plan plan, Progress progress) throws IOException {
        try (var directory = new TemporaryDirectory("corral-bench-")) {
            Path data = directory.path().resolve("data");
            IngestReport report;
            try (ServerProcess server = OwnServer.serve(data)) {
                report = measured(setUp(data, server), plan, progress);
            }
            return report.withStoredBytes(TemporaryDirectory.bytes(data));
        }
    }

    private static Target setUp(Path data, ServerProcess server) {
        JsonNode made = new AdminClient(data, OwnServer.launcher()).ask(Map.of("command", "setup",
                "org", "bench", "project", "bench", "filters", false, "url", server.url()));
        Dsn project = Dsn.parse(made.path("dsn").asString("")).orElseThrow(
                () -> new CommandFailure("the server answered no DSN", null));
        return Target.of(project, made.path("token").asString(""), "bench", server.pid());
    }

    private static Target running(String dsn) {
        Dsn project = Dsn.parse(dsn).orElseThrow(
                () -> new CommandFailure("this is not a DSN: " + dsn, null));
        try {
            ClientSettings settings = ClientSettings.of(System.getenv());
            Target target = Target.of(project, settings.token(), "", null);
            var found = new ClientSettings(
                    target.server(), settings.token(), settings.organization(), null);
            try (var client = new SentryClient(found)) {
                return Target.of(project, settings.token(), client.organization(), null);
            }
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }

    private IngestReport measured(Target target, IngestRun.Plan plan, Progress progress)
            throws IOException {
        try {
            if (!withBound) {
                return new IngestRun(target, null, plan, progress).run();
            }
            try (var directory = new TemporaryDirectory("corral-bound-");
                    ServerProcess bound = ServerProcess.start(OwnServer.launcher(),
                            List.of("bench-bound", directory.path().toString()),
                            OwnServer.ENVIRONMENT);
                    var figures = new ServerFigures(URI.create(bound.url()), bound.pid())) {
                return new IngestRun(target, figures, plan, progress).run();
            }
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }
}
