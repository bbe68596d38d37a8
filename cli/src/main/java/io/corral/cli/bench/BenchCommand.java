package io.corral.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `corral bench`: measures a server.
@Command(name = "bench", header = {"Measure how fast a server takes events and answers.", ""},
        mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = {"Each command starts a server of its own on a temporary directory unless"
                + " it is told otherwise. Figures depend on the machine and on what else runs:"
                + " compare within one run.",
            ""},
        subcommands = {
            IngestCommand.class, QueryCommand.class, PagesCommand.class, WorklistCommand.class,
            GroupingCommand.class})
public final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }
}
