package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.tools.client.ClientException;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How a benchmark says what it measured.
final class ReportOptions {

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /// Measures something.
    @FunctionalInterface
    interface Measuring {
        /// What was measured.
        BenchReport by(Progress progress) throws IOException, InterruptedException;
    }

    /// Fails as a wrong command line does, unless it is right.
    void check(boolean isRight, String sentence) {
        if (!isRight) {
            throw new ParameterException(command.commandLine(), sentence);
        }
    }

    /// Measures, and prints it as asked.
    ///
    /// @return the exit status
    int print(Measuring measuring) throws IOException, InterruptedException {
        try {
            measuring.by(new Progress(command.commandLine().getErr()))
                    .print(command.commandLine().getOut(), json);
            return 0;
        } catch (ClientException e) {
            throw new CommandFailure(e.sentence(), e);
        }
    }
}
