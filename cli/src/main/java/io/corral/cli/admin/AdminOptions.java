package io.corral.cli.admin;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What every administrative command takes: the data directory and the form of the output.
final class AdminOptions {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:CORRAL_DATA:-corral-data}",
            description = {
                "Data directory of the server, running or not;",
                "otherwise CORRAL_DATA, otherwise corral-data."})
    private Path data = Path.of("corral-data");

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    /// Asks for something, and prints the result as JSON or through the printer.
    int run(Map<String, ?> request, BiConsumer<JsonNode, PrintWriter> printer) {
        return print(client().ask(request), printer);
    }

    /// Prints a result as JSON or through the printer.
    int print(JsonNode result, BiConsumer<JsonNode, PrintWriter> printer) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(result));
        } else {
            printer.accept(result, out);
        }
        out.flush();
        return 0;
    }

    AdminClient client() {
        return new AdminClient(data, System.getProperty("corral.launcher"));
    }
}
