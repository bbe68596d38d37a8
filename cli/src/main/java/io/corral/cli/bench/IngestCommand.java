package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.process.ServerProcess;
import io.corral.protocol.Dsn;
import io.corral.sample.load.SizeClass;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        IngestRun.Plan plan = plan();
        return report.print(progress -> dsn == null
                ? ownServer(plan, progress)
                : measured(running(dsn), plan, progress));
    }

    private IngestRun.Plan plan() {
        boolean isLarge = size.equals("large");
        report.check(isLarge || size.equals("typical"),
                "--size is typical or large, not " + size);
        report.check(events >= 1 && warmUp >= 0 && rounds >= 0 && connections >= 1
                && steadySeconds >= 0, "--events and --connections are at least 1, the others 0");
        report.check(rate == null || rate > 0, "--rate is above 0");
        report.check(rounds > 0 || rate != null || steadySeconds == 0,
                "without rounds there is no speed to halve: give --rate");
        return new IngestRun.Plan(
                isLarge ? SizeClass.LARGE : SizeClass.TYPICAL, warmUp, events, rounds, connections,
                rate, steadySeconds);
    }

    private IngestReport ownServer(IngestRun.Plan plan, Progress progress) throws IOException {
        try (var directory = new TemporaryDirectory("corral-bench-")) {
            Path data = directory.path().resolve("data");
            IngestReport measured;
            try (ServerProcess server = OwnServer.serve(data)) {
                measured = measured(OwnServer.target(data, server), plan, progress);
            }
            return measured.withStoredBytes(TemporaryDirectory.bytes(data));
        }
    }

    private static Target running(String dsn) {
        Dsn project = Dsn.parse(dsn).orElseThrow(
                () -> new CommandFailure("this is not a DSN: " + dsn, null));
        ClientSettings settings = ClientSettings.of(System.getenv());
        Target target = Target.of(project, settings.token(), "", null);
        var found = new ClientSettings(
                target.server(), settings.token(), settings.organization(), null);
        try (var client = new SentryClient(found)) {
            return Target.of(project, settings.token(), client.organization(), null);
        }
    }

    private IngestReport measured(Target target, IngestRun.Plan plan, Progress progress)
            throws IOException {
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
    }
}
