package io.corral.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.corral.cli.admin.BackupCommand;
import io.corral.cli.admin.FailedCommand;
import io.corral.cli.admin.RestoreCommand;
import io.corral.cli.admin.SetupCommand;
import io.corral.cli.admin.TokenCommand;
import io.corral.cli.admin.UserCommand;
import io.corral.cli.bench.BenchCommand;
import io.corral.cli.command.CommandFailure;
import io.corral.cli.demo.DemoCommand;
import io.corral.cli.grouping.GroupingCommand;
import io.corral.cli.issues.IssueCommand;
import io.corral.cli.issues.IssuesCommand;
import io.corral.cli.ownership.OwnershipCommand;
import io.corral.cli.tools.McpCommand;
import io.corral.cli.tools.ToolsCommand;
import io.corral.cli.triage.ContextCommand;
import io.corral.cli.triage.TriageCommand;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Every command except `serve`, which is the server's. A failure is one sentence on standard error
/// and exit status 1; a wrong command line is exit status 2.
@Command(name = "corral", mixinStandardHelpOptions = true, version = "Corral 0.1.0",
        description = "A self-hosted error tracker that speaks Sentry's protocol.",
        synopsisSubcommandLabel = "COMMAND", subcommands = {
            DemoCommand.class, IssuesCommand.class, IssueCommand.class,
            TriageCommand.class, ContextCommand.class, ToolsCommand.class, McpCommand.class,
            GroupingCommand.class,
            OwnershipCommand.class,
            SetupCommand.class, BackupCommand.class, RestoreCommand.class, FailedCommand.class,
            UserCommand.class, TokenCommand.class, BenchCommand.class},
        footer = {
            "", "Tools over the REST API, such as list-issues:", "  corral tools", "",
            "The server itself:", "  corral serve --help", "",
            "First steps:", "  corral serve --data ./corral-data",
            "  corral setup --data ./corral-data --org acme --project shop"})
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// Without a command there is nothing to do: says so, with the usage.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }

    /// Runs the command line and ends the process with its status.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The whole command line, ready to execute.
    public static CommandLine commandLine() {
        var line = new CommandLine(new Main());
        ToolsCommand.addTo(line);
        return configured(line);
    }

    /// The command line of one command. It writes UTF-8 whatever the locale is: JSON is that, and a
    /// locale without letters would lose the marks around what applications sent.
    public static CommandLine lineOf(Object command) {
        return configured(new CommandLine(command));
    }

    private static CommandLine configured(CommandLine line) {
        line.setOut(new PrintWriter(new OutputStreamWriter(System.out, UTF_8), true));
        line.setErr(new PrintWriter(new OutputStreamWriter(System.err, UTF_8), true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, failed, _) -> {
            if (failure instanceof CommandFailure) {
                failed.getErr().println("corral: " + failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        return line;
    }
}
