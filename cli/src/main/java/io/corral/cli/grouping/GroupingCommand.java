package io.corral.cli.grouping;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `corral grouping`: everything about how events become issues.
@Command(name = "grouping", mixinStandardHelpOptions = true,
        description = "Shows, checks, tries and changes how events become issues.",
        synopsisSubcommandLabel = "COMMAND", subcommands = {
            RulesCommand.class, TryCommand.class})
public final class GroupingCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }
}
