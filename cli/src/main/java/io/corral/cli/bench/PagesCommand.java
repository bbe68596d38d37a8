package io.corral.cli.bench;

import io.corral.cli.admin.AdminClient;
import io.corral.cli.command.CommandFailure;
import io.corral.cli.process.ServerProcess;
import io.corral.protocol.Dsn;
import io.corral.sample.load.SizeClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `corral bench pages`: how long pages take when there is much to choose from.
@Command(name = "pages", mixinStandardHelpOptions = true, sortOptions = false, header = {
    "Measure how fast pages are when there are many issues.", ""},
        description = {
            "Fills a data directory as `bench query` does, and sends events of forty real bugs",
            "on top. Then reads the list of issues, the page of an issue and the list of its",
            "events, each kind many times in a row over one connection and as compressed as a",
            "browser gets them, from the request to the last byte.",
            ""},
        footer = {
            "", "Examples:", "  corral bench pages",
            "  corral bench pages --data ./million --json    # keeps the directory"})
public final class PagesCommand implements Callable<Integer> {

    private static final int SENT_EVENTS = 2_000;
    private static final int CONNECTIONS = 16;

    @Mixin
    private FillOptions fill = new FillOptions();

    @Option(names = "--visits", paramLabel = "N",
            description = "Times each kind of page is read: 200, after as many to warm up.")
    private int visits = 200;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        report.check(fill.isSomething() && visits >= 1,
                "--events, --issues and --visits are at least 1");
        return report.print(
                progress -> fill.use(progress, directory -> measured(directory, progress)));
    }

    private PagesReport measured(Path directory, Progress progress)
            throws IOException, InterruptedException {
        try (ServerProcess server = OwnServer.serve(directory)) {
            var admin = new AdminClient(directory, OwnServer.launcher());
            JsonNode made = admin.ask(Map.of("command", "setup", "org", Questions.ORGANIZATION,
                    "project", Questions.PROJECT, "url", server.url()));
            Dsn dsn = Dsn.parse(made.path("dsn").asString("")).orElseThrow(
                    () -> new CommandFailure("the server answered no DSN", null));
            Target target = Target.of(dsn, made.path("token").asString(""),
                    Questions.ORGANIZATION, server.pid());
            send(target, progress);
            JsonNode link = admin.ask(Map.of("command", "user.reset-password"));
            try (var reader = new PageReader(target.server(), link.path("link").asString(""))) {
                return new PagesRun(target, reader, visits, progress).run();
            }
        }
    }

    /// What is filled is small; these are as large and as deep as what applications send.
    private static void send(Target target, Progress progress) {
        progress.say("sending " + SENT_EVENTS + " events");
        Load load = Load.prepare(target.dsn(), target.server(), SizeClass.TYPICAL, SENT_EVENTS,
                System.nanoTime());
        Sending.Sent sent = Sending.unpaced(target.server(), load.requests(), CONNECTIONS);
        if (sent.accepted() == 0) {
            throw new CommandFailure("the server refused every event", null);
        }
        try (var figures = target.figures()) {
            figures.awaitDrained();
        }
    }
}
