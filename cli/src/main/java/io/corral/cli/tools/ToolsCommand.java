package io.corral.cli.tools;

import io.corral.protocol.json.Json;
import io.corral.tools.SkillFile;
import io.corral.tools.Toolbox;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolSchema;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;

/// `corral tools`: which tools there are, by category; the tools themselves are commands beside it.
@Command(name = "tools", mixinStandardHelpOptions = true, description = {
    "Lists the tools over the REST API of Corral and Sentry, for people and agents.",
    "Categories first; `corral tools CATEGORY` shows one, `corral NAME --help` one tool.", ""},
        footer = {"", "Examples:", "  corral tools", "  corral tools issues",
            "  corral list-issues --help",
            "  corral tools --skill > SKILL.md"})
public final class ToolsCommand implements Runnable {

    @Parameters(paramLabel = "CATEGORY", arity = "0..1",
            description = "triage, issues, performance, releases, projects or memory.")
    private String category = "";

    @Option(names = "--json", description = "Prints definitions with the schema of arguments.")
    private boolean json;

    @Option(names = "--skill", description = "Prints the file that teaches an agent the tools.")
    private boolean skill;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// Gives the command line a command for each tool; the help of all commands does not list them,
    /// `corral tools` does. What has a command already, as triage has one that reads files too,
    /// needs no other.
    public static void addTo(CommandLine line) {
        Surroundings surroundings = Surroundings.ofProcess();
        Toolbox.ALL.stream().filter(tool -> !line.getSubcommands().containsKey(tool.name()))
                .forEach(tool -> line.addSubcommand(tool.name(),
                        ToolCommand.of(tool, surroundings)));
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (skill) {
            out.print(SkillFile.text());
        } else if (json) {
            out.println(definitions());
        } else if (category.isBlank()) {
            for (Category each : Category.values()) {
                out.println(each.word() + ": " + each.summary());
                out.println("  " + Toolbox.of(each).stream().map(ToolsCommand::marked)
                        .collect(Collectors.joining(", ")));
            }
            out.println("* changes something and asks first."
                    + " More: corral tools CATEGORY, corral NAME --help");
        } else {
            print(wanted(), out);
        }
        out.flush();
    }

    private Category wanted() {
        return Category.of(category).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "No category " + category + "; there are " + Arrays.stream(Category.values())
                        .map(Category::word).collect(Collectors.joining(", ")) + "."));
    }

    private ArrayNode definitions() {
        ArrayNode definitions = Json.MAPPER.createArrayNode();
        List<Tool> tools = category.isBlank() ? Toolbox.ALL : Toolbox.of(wanted());
        tools.forEach(tool -> definitions.add(ToolSchema.of(tool, true)));
        return definitions;
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
