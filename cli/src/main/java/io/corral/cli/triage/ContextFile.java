package io.corral.cli.triage;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.command.Terminal;
import io.corral.domain.triage.ProductContext;
import io.corral.protocol.triage.ContextReader;
import java.util.stream.Collectors;

/// Files that say what a product does.
final class ContextFile {

    static final int PROBLEMS_SHOWN = 20;

    private ContextFile() {}

    /// What a file says. Fails with its mistakes: a wrong word would change verdicts silently, so
    /// nothing is judged by half a context.
    ///
    /// @param name of the file, for the sentence
    static ProductContext read(String name, String text) {
        ContextReader.ContextRead read = ContextReader.readText(text);
        if (!read.problems().isEmpty()) {
            throw new CommandFailure(read.problems().stream().limit(PROBLEMS_SHOWN)
                    .map(problem -> name + ": " + Terminal.line(problem.text()))
                    .collect(Collectors.joining(System.lineSeparator() + "corral: ")), null);
        }
        return read.context();
    }
}
