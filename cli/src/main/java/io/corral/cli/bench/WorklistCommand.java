package io.corral.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `corral bench triage`: how fast a server ranks its open issues.
@Command(name = "triage", mixinStandardHelpOptions = true, sortOptions = false, header = {
    "Fill a data directory and measure how fast its issues are ranked.", ""},
        description = {
            "Fills a data directory as bench query does; starts four servers on it, one after"
                    + " the other, and asks each for the worklist: the first one reads and judges"
                    + " everything, those after it go on from what it knew, within the same hour."
                    + " The last one is asked again, a number of times, when nothing changed.",
            ""},
        footer = {
            "", "Examples:", "  corral bench triage --events 100000 --issues 10000",
            "  corral bench triage --data ./filled --runs 100 --json"})
public final class WorklistCommand implements Callable<Integer> {

    @Mixin
    private FillOptions fill = new FillOptions();

    @Option(names = "--runs", paramLabel = "N",
            description = "How often the worklist is asked for again: 20.")
    private int runs = 20;

    @Option(names = "--start-cache",
            description = "Measure servers with the start cache that a first one makes.")
    private boolean startCache;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        report.check(fill.isSomething() && runs >= 1,
                "--events, --issues and --runs are at least 1");
        return report.print(progress -> fill.use(progress,
                directory -> measure(directory, progress)));
    }

    private WorklistReport measure(Path directory, Progress progress)
            throws IOException, InterruptedException {
        if (!startCache) {
            return new WorklistRun(directory, runs, OwnServer.ENVIRONMENT, progress).run();
        }
        try (var folder = new TemporaryDirectory("corral-start-cache-")) {
            return new WorklistRun(directory, runs, StartCache.make(folder.path(), progress),
                    progress).run();
        }
    }
}
