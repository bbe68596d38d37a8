package io.corral.cli.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corral bench query`: how fast stored events are read.
@Command(name = "query", mixinStandardHelpOptions = true, sortOptions = false, header = {
    "Fill a data directory and measure how fast it is read.", ""},
        description = {
            "Writes events of the last 30 days straight into the stores of a new data",
            "directory, six in ten errors of many issues, four transactions; starts a",
            "server on it; and asks for the issue list in its orders, an issue page and ten",
            "Discover tables, each a number of times over HTTP.",
            "",
            "With --data the directory is kept: the next run with the same directory asks",
            "without filling. The server takes its configuration from the environment of",
            "this command, so CORRAL_EVENT_STORE_MEMORY=512MiB gives its column store more",
            "memory.",
            ""},
        footer = {
            "", "Examples:", "  corral bench query", "  corral bench query --data ./ten-million"
                    + " --events 10000000 --runs 40",
            "  corral bench query --data ./ten-million --json"})
public final class QueryCommand implements Callable<Integer> {

    @Mixin
    private FillOptions fill = new FillOptions();

    @Option(names = "--runs", paramLabel = "N",
            description = "How often each question is asked: 20, after two that do not count.")
    private int runs = 20;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        report.check(fill.isSomething() && runs >= 1,
                "--events, --issues and --runs are at least 1");
        return report.print(progress -> fill.use(progress,
                directory -> new QueryRun(directory, runs, progress).run()));
    }
}
