package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.tools.client.ClientException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `corral bench triage`: how fast a server ranks its open issues.
@Command(name = "triage", mixinStandardHelpOptions = true, sortOptions = false, header = {
    "Fill a data directory and measure how fast its issues are ranked.", ""},
        description = {
            "Fills a data directory as bench query does; starts three servers on it, one after"
                    + " the other, and asks each for the worklist: the first answer of a server"
                    + " reads and judges everything. The last one is asked again, a number of"
                    + " times, when nothing changed.",
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

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!fill.isSomething() || runs < 1) {
            throw new ParameterException(spec.commandLine(),
                    "--events, --issues and --runs are at least 1");
        }
        var progress = new Progress(spec.commandLine().getErr());
        try {
            fill.use(progress, directory -> new WorklistRun(directory, runs, progress).run())
                    .print(spec.commandLine().getOut(), json);
            return 0;
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }
}
