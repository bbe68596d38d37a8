package io.corral.cli.triage;

import io.corral.cli.command.CommandFailure;
import io.corral.cli.command.Terminal;
import io.corral.cli.tools.CacheDirectory;
import io.corral.cli.tools.Surroundings;
import io.corral.cli.tools.ToolExit;
import io.corral.cli.triage.explain.ExplainedWorklist;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.triage.BundleReader;
import io.corral.protocol.triage.BundleReader.BundleRead;
import io.corral.protocol.triage.ContextProblem;
import io.corral.protocol.triage.ContextReader;
import io.corral.protocol.triage.RankingLines;
import io.corral.protocol.triage.TriageReader;
import io.corral.protocol.triage.TriageReader.Form;
import io.corral.protocol.triage.TriageReader.TriageRead;
import io.corral.protocol.triage.VerdictWriter;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `corral triage`: what to look at first, of an organisation, of a file or of what is piped in.
@Command(name = "triage", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Orders open issues by what they do to customers.", "",
    "Without --input it reads an organisation of sentry.io, a self-hosted Sentry or Corral through"
            + " Sentry's REST API: lists first, then the latest events of what may matter most,"
            + " within a budget, keeping to the server's limits. It changes nothing there without"
            + " --apply.",
    "",
    "With --input it reads what you have, and recognises it by content: a triage bundle, the API's"
            + " list of issues, a Discover answer, a CSV export or spreadsheet with heads in any"
            + " order, or text copied from an issue page, a worklist or a chat. Nothing is sent"
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
        "Examples:",
        "  export SENTRY_URL=https://sentry.io SENTRY_ORG=acme SENTRY_AUTH_TOKEN=...",
        "  corral triage --source sentry",
        "  corral triage --source sentry --project web --environment production --period 7d",
        "  corral triage --source sentry --export today.json && corral triage --input today.json",
        "  corral triage --source sentry --apply", "  corral triage --input issues.csv",
        "  corral triage --input export.json --context product.yaml",
        "  pbpaste | corral triage --input -",
        "  corral issues --json --limit 100 | corral triage --input - --json", "",
        ExplainedWorklist.SENT, "",
        "What was read of an organisation stays in the user's cache directory, readable to this"
                + " user only, for two weeks; the token does not.",
        "",
        ToolExit.TEXT})
public final class TriageCommand implements Callable<Integer> {

    @Option(names = {"-i", "--input"}, paramLabel = "FILE|-",
            description = "File to read; - is standard input.")
    private @Nullable String input;

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

    @Option(names = "--rows", paramLabel = "N",
            description = "Prints at most so many rows. Without it: all, of many the first of each"
                    + " tier.")
    private int rows = Integer.MAX_VALUE;

    @Option(names = "--json", description = "Prints the verdicts as a JSON list.")
    private boolean json;

    @Option(names = "--explain", description = "Adds a briefing, and with ANTHROPIC_API_KEY set a"
            + " summary of each issue of the first tier; see below.")
    private boolean explain;

    @ArgGroup(exclusive = false, heading = SourceOptions.HEADING, order = 100)
    private SourceOptions source = new SourceOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final InputStream standardInput;
    private final Surroundings surroundings;
    private final Path caches;

    /// Reads standard input where the command line says so.
    public TriageCommand() {
        this(System.in, Surroundings.ofProcess(), CacheDirectory.ofProcess());
    }

    TriageCommand(InputStream standardInput, Surroundings surroundings, Path caches) {
        this.standardInput = standardInput;
        this.surroundings = surroundings;
        this.caches = caches;
    }

    @Override
    public Integer call() {
        if (json && explain) {
            throw new ParameterException(
                    spec.commandLine(), "--json and --explain exclude each other.");
        }
        if (rows < 1) {
            throw new ParameterException(spec.commandLine(), "--rows is at least 1.");
        }
        if (source.source != null && !source.source.equals("sentry")) {
            throw new ParameterException(spec.commandLine(), "Unknown source '" + source.source
                    + "': known is sentry, for every server that speaks its REST API.");
        }
        if (input == null) {
            return organization();
        }
        if (source.source != null || source.apply || source.export != null) {
            throw new ParameterException(spec.commandLine(),
                    "--input reads a file; --source, --apply and --export need an organisation.");
        }
        TriageRead.Read read = read(input);
        TriageInput issues =
                context == null
                        ? read.input()
                        : read.input().in(
                                ContextFile.read(context, InputFile.read(context, standardInput)));
        PrintWriter err = spec.commandLine().getErr();
        read.notes().forEach(note -> err.println("corral: " + Terminal.line(note)));
        warn(read.problems(), err);
        List<Verdict> verdicts = verdicts(issues, read.again());
        print(issues, verdicts, VerdictWriter.write(verdicts));
        return ToolExit.DONE;
    }

    /// A kept ranking is made again as it was, each issue at its time, unless something else is
    /// asked for.
    private List<Verdict> verdicts(TriageInput issues, RankingLines.@Nullable Again again) {
        if (again == null) {
            return Triage.rank(issues, TriageSettings.DEFAULTS);
        }
        var means = new Ranking.Means(
                parts -> parts.forEach(Runnable::run), part -> part, again.addresses());
        Map<String, Instant> times =
                now == null && context == null ? again.judgedAt() : Map.of();
        return Ranking.again(issues, TriageSettings.DEFAULTS, times, means).verdicts();
    }

    private int organization() {
        PrintWriter err = spec.commandLine().getErr();
        try (var reading = new OrganizationInput(source, surroundings, caches, err)) {
            ObjectNode bundle = reading.read().bundle();
            if (context != null) {
                bundle.set("context", contextTree(context));
            }
            if (source.export != null) {
                ExportFile.write(source.export, bundle);
            }
            TriageInput issues = ofBundle(bundle);
            List<Verdict> verdicts = Triage.rank(issues, TriageSettings.DEFAULTS);
            print(issues, verdicts, WithTitles.of(verdicts, bundle.path("issues")));
            return source.apply
                    ? apply(PriorityPlan.of(verdicts, bundle.path("issues")), reading)
                    : ToolExit.DONE;
        } catch (ClientException e) {
            err.println("corral: " + e.sentence());
            if (e.reason() == Reason.TOKEN) {
                err.println("corral: a file is read with --input FILE, and needs no token");
            }
            return ToolExit.of(e.reason());
        }
    }

    private TriageInput ofBundle(ObjectNode bundle) {
        Instant clock = surroundings.clock().instant();
        return switch (BundleReader.read(bundle, clock)) {
            case BundleRead.Read(var issues, var problems) -> {
                warn(problems, spec.commandLine().getErr());
                yield now == null ? issues : issues.asOf(now);
            }
            case BundleRead.Rejected(var reason) -> throw new IllegalStateException(reason);
        };
    }

    private int apply(PriorityPlan plan, OrganizationInput reading) {
        PrintWriter err = spec.commandLine().getErr();
        if (plan.isEmpty()) {
            err.println("corral: every priority is as the verdicts say");
            plan.printLeft(err);
            return ToolExit.DONE;
        }
        plan.print(err);
        if (!source.yes && !surroundings.isYes(err)) {
            return ToolExit.NOT_CONFIRMED;
        }
        err.println("corral: set the priority of "
                + plan.apply(reading.client(), reading.organization()) + " issues");
        return ToolExit.DONE;
    }

    private void print(TriageInput issues, List<Verdict> verdicts, JsonNode list) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(list.toPrettyString());
        } else {
            new Worklist(issues, verdicts, all, rows).print(out);
            if (explain) {
                new ExplainedWorklist(issues, verdicts).print(
                        surroundings.environment(), out, spec.commandLine().getErr());
            }
        }
        out.flush();
    }

    private TriageRead.Read read(String name) {
        Form form = form();
        String text = InputFile.read(name, standardInput);
        TriageRead read = now == null
                ? TriageReader.read(text, form, Instant.now())
                : TriageReader.readAsOf(text, form, now);
        return switch (read) {
            case TriageRead.Read issues -> issues;
            case TriageRead.Rejected(var reason) -> throw new CommandFailure(
                    (name.equals("-") ? "standard input" : name) + ": " + Terminal.line(reason)
                            + ".",
                    null);
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

    private JsonNode contextTree(String file) {
        String text = InputFile.read(file, standardInput);
        ContextFile.read(file, text);
        return ContextReader.tree(text).orElseThrow();
    }

    private static void warn(List<ContextProblem> problems, PrintWriter err) {
        problems.stream().limit(ContextFile.PROBLEMS_SHOWN)
                .forEach(problem -> err.println("corral: left out of context: "
                        + Terminal.line(problem.text())));
    }
}
