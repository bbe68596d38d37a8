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
            fill.use(progress, directory -> new QueryRun(directory, runs, progress).run())
                    .print(spec.commandLine().getOut(), json);
            return 0;
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }
}
