package io.corral.cli.tools;

import io.corral.tools.Toolbox;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Tool;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `corral tools`: which tools there are, by category; the tools themselves are commands beside it.
@Command(name = "tools", mixinStandardHelpOptions = true, description = {
    "Lists the tools over the REST API of Corral and Sentry, for people and agents.",
    "Categories first; `corral tools CATEGORY` shows one, `corral NAME --help` one tool.", ""},
        footer = {"", "Examples:", "  corral tools", "  corral tools issues",
            "  corral list-issues --help"})
public final class ToolsCommand implements Runnable {

    @Parameters(paramLabel = "CATEGORY", arity = "0..1",
            description = "issues, performance, releases or projects.")
    private String category = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// Gives the command line a command for each tool; the help of all commands does not list them,
    /// `corral tools` does.
    public static void addTo(CommandLine line) {
        Surroundings surroundings = Surroundings.ofProcess();
        Toolbox.ALL.forEach(tool -> line.addSubcommand(tool.name(),
                ToolCommand.of(tool, surroundings)));
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (category.isBlank()) {
            for (Category each : Category.values()) {
                out.println(each.word() + ": " + each.summary());
                out.println("  " + Toolbox.of(each).stream().map(ToolsCommand::marked)
                        .collect(Collectors.joining(", ")));
            }
            out.println("* changes something and asks first."
                    + " More: corral tools CATEGORY, corral NAME --help");
        } else {
            print(Category.of(category).orElseThrow(() -> new ParameterException(
                    spec.commandLine(), "No category " + category + "; there are "
                            + Arrays.stream(Category.values()).map(Category::word)
                                    .collect(Collectors.joining(", "))
                            + ".")),
                    out);
        }
        out.flush();
    }

    private static String marked(Tool tool) {
        return tool.name() + (tool.changes() ? "*" : "");
    }

    private static void print(Category category, PrintWriter out) {
        out.println(category.summary());
        for (Tool tool : Toolbox.of(category)) {
            out.println();
            out.println(marked(tool) + "  " + tool.summary());
            out.println("  Answers: " + tool.answers());
        }
        out.println();
        out.println(category.workflow());
        out.println("* changes something and asks first. Options: corral NAME --help");
    }
}
