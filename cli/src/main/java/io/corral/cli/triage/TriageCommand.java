package io.corral.cli.triage;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.triage.explain.ExplainedWorklist;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.triage.ContextProblem;
import io.corral.protocol.triage.ContextReader;
import io.corral.protocol.triage.TriageReader;
import io.corral.protocol.triage.TriageReader.Form;
import io.corral.protocol.triage.TriageReader.TriageRead;
import io.corral.protocol.triage.VerdictWriter;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `corral triage`: what to look at first, from a file or from what is piped in.
@Command(name = "triage", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Orders open issues by what they do to customers.", "",
    "Reads what you have, and recognises it by content: a triage bundle, the API's list of"
            + " issues, a Discover answer, a CSV export or spreadsheet with heads in any order,"
            + " or text copied from an issue page, a worklist or a chat. Nothing is sent"
            + " anywhere, unless --explain is given and there is a key.",
    "",
    "Each issue gets a tier (1 customers are blocked or lose something, 2 wrong or late for some,"
            + " 3 stability, 4 noise), a severity (P0 to P3), a likely cause, and the reasons with"
            + " the field each stands in. Issues with one root are one row. The more the input"
            + " says, the surer the verdict; what could not be seen is said at the end.",
    ""}, footer = {
        "", "Product context: a YAML or JSON file, all parts optional.",
        "  flows:         [{name: Checkout, patterns: ['/checkout/*'], impact: revenue}]",
        "  retryPolicies: [{match: send_mail, maxRetries: 5, onExhausted: mail is lost}]",
        "  thirdParties:  [{host: maps.example, usedFor: 'map, optional'}]",
        "  services:      [{name: Desk, projects: [desk], audience: internal}]",
        "  knownNoise:    [{pattern: 'ResizeObserver*', reason: harmless}]", "",
        "Examples:", "  corral triage --input issues.csv",
        "  corral triage --input export.json --context product.yaml",
        "  pbpaste | corral triage --input -",
        "  corral issues --json --limit 100 | corral triage --input - --json", "",
        ExplainedWorklist.SENT, "",
        "Exit status: 0 done, 1 the input cannot be read, 2 wrong command line."})
public final class TriageCommand implements Callable<Integer> {

    private static final int PROBLEMS_SHOWN = 20;

    @Option(names = {"-i", "--input"}, paramLabel = "FILE|-", required = true,
            description = "File to read; - is standard input.")
    private String input = "";

    @Option(names = "--format", paramLabel = "FORM", defaultValue = "auto",
            description = "auto, bundle, json, csv or text; auto looks at the content.")
    private String format = "auto";

    @Option(names = "--context", paramLabel = "FILE",
            description = "What your product does, as YAML or JSON; see below.")
    private @Nullable String context;

    @Option(names = "--now", paramLabel = "INSTANT",
            description = "Judge as of this time, such as 2026-11-20T12:00:00Z.")
    private @Nullable Instant now;

    @Option(names = "--all", description = "Unfolds reasons of every row, and noise.")
    private boolean all;

    @Option(names = "--json", description = "Prints the verdicts as a JSON list.")
    private boolean json;

    @Option(names = "--explain", description = "Adds a briefing, and with ANTHROPIC_API_KEY set a"
            + " summary of each issue of the first tier; see below.")
    private boolean explain;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final InputStream standardInput;
    private final Map<String, String> environment;

    /// Reads standard input where the command line says so.
    public TriageCommand() {
        this(System.in, System.getenv());
    }

    TriageCommand(InputStream standardInput, Map<String, String> environment) {
        this.standardInput = standardInput;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        if (json && explain) {
            throw new ParameterException(
                    spec.commandLine(), "--json and --explain exclude each other.");
        }
        TriageRead.Read read = read();
        TriageInput issues =
                context == null ? read.input() : read.input().in(productContext(context));
        List<Verdict> verdicts = Triage.rank(issues, TriageSettings.DEFAULTS);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        read.notes().forEach(note -> err.println("corral: " + note));
        warn(read.problems(), err);
        if (json) {
            out.println(VerdictWriter.write(verdicts).toPrettyString());
        } else {
            new Worklist(issues, verdicts, all).print(out);
            if (explain) {
                new ExplainedWorklist(issues, verdicts).print(environment, out, err);
            }
        }
        out.flush();
        return 0;
    }

    private TriageRead.Read read() {
        Form form = form();
        String text = InputFile.read(input, standardInput);
        TriageRead read = now == null
                ? TriageReader.read(text, form, Instant.now())
                : TriageReader.readAsOf(text, form, now);
        return switch (read) {
            case TriageRead.Read issues -> issues;
            case TriageRead.Rejected(var reason) -> throw new CommandFailure(
                    (input.equals("-") ? "standard input" : input) + ": " + reason + ".", null);
        };
    }

    private @Nullable Form form() {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "auto" -> null;
            case "bundle" -> Form.BUNDLE;
            case "json" -> Form.JSON;
            case "csv" -> Form.CSV;
            case "text" -> Form.TEXT;
            default -> throw new ParameterException(spec.commandLine(), "Unknown format '" + format
                    + "': known are auto, bundle, json, csv and text.");
        };
    }

    // A wrong word would change verdicts silently; so nothing is judged by half a context.
    private ProductContext productContext(String file) {
        ContextReader.ContextRead read =
                ContextReader.readText(InputFile.read(file, standardInput));
        if (!read.problems().isEmpty()) {
            throw new CommandFailure(read.problems().stream().limit(PROBLEMS_SHOWN)
                    .map(problem -> file + ": " + problem.text())
                    .collect(Collectors.joining(System.lineSeparator() + "corral: ")), null);
        }
        return read.context();
    }

    private static void warn(List<ContextProblem> problems, PrintWriter err) {
        problems.stream().limit(PROBLEMS_SHOWN)
                .forEach(problem -> err.println("corral: left out of context: "
                        + problem.text()));
    }
}
