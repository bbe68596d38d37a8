package io.corral.cli.bench;

import io.corral.cli.admin.AdminClient;
import io.corral.cli.command.CommandFailure;
import io.corral.cli.process.ServerProcess;
import io.corral.protocol.Dsn;
import io.corral.tools.client.ClientException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `corral bench pages`: how long pages take when there is much to choose from.
@Command(name = "pages", mixinStandardHelpOptions = true, sortOptions = false, header = {
    "Measure how fast pages are when there are many issues.", ""},
        description = {
            "Fills a project with issues, a few of which have most of the events, spread",
            "over the last two weeks. Then reads the list of issues, the page of an issue",
            "and the list of its events, each kind many times in a row over one connection",
            "and as compressed as a browser gets them, from the request to the last byte.",
            ""},
        footer = {
            "", "Examples:", "  corral bench pages",
            "  corral bench pages --issues 100000 --events 1000000 --data ./bench-data",
            "  corral bench pages --data ./bench-data    # filled before: measures at once"})
public final class PagesCommand implements Callable<Integer> {

    private static final String ORGANIZATION = "bench";

    @Option(names = "--issues", paramLabel = "N", description = "Issues: 10000.")
    private int issues = 10_000;

    @Option(names = "--events", paramLabel = "N", description = "Events: 100000.")
    private int events = 100_000;

    @Option(names = "--visits", paramLabel = "N",
            description = "Times each kind of page is read: 200, after as many to warm up.")
    private int visits = 200;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Directory to fill and keep; one that exists is measured as it is.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (issues < 1 || events < issues || visits < 1) {
            throw new ParameterException(spec.commandLine(), "--issues and --visits are at least"
                    + " 1, and there are at least as many events as issues");
        }
        try {
            PagesReport report = data == null ? inTemporaryDirectory() : in(data);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(JsonMapper.shared().writeValueAsString(report));
            } else {
                report.print(out);
            }
            out.flush();
            return 0;
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }

    private PagesReport inTemporaryDirectory() throws IOException {
        try (var directory = new TemporaryDirectory("corral-bench-")) {
            return in(directory.path().resolve("data"));
        }
    }

    private PagesReport in(Path directory) {
        boolean isFilled = Files.exists(directory);
        var progress = new Progress(spec.commandLine().getErr());
        try (ServerProcess server = OwnServer.serve(directory)) {
            var admin = new AdminClient(directory, OwnServer.launcher());
            JsonNode made = admin.ask(Map.of("command", "setup", "org", ORGANIZATION,
                    "project", "bench", "filters", false, "url", server.url()));
            Dsn dsn = Dsn.parse(made.path("dsn").asString("")).orElseThrow(
                    () -> new CommandFailure("the server answered no DSN", null));
            Target target = Target.of(
                    dsn, made.path("token").asString(""), ORGANIZATION, server.pid());
            if (!isFilled) {
                new ManyIssues(target, issues, events).send(progress);
            }
            JsonNode link = admin.ask(Map.of("command", "user.reset-password"));
            try (var reader = new PageReader(target.server(), link.path("link").asString(""))) {
                return new PagesRun(target, reader, visits, progress).run();
            }
        }
    }
}
