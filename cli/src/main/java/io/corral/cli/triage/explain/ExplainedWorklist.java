package io.corral.cli.triage.explain;

import io.corral.cli.command.Terminal;
import io.corral.cli.triage.explain.Author.Task;
import io.corral.cli.triage.explain.Author.Written;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.Verdict;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints a briefing about a worklist, and a summary of each issue of the first tier. The order is
/// that of the verdicts; what a model wrote stands below its issue and changes nothing else.
public final class ExplainedWorklist {

    /// What leaves this machine, for the help.
    public static final String SENT = "With ANTHROPIC_API_KEY set, --explain sends to"
            + " api.anthropic.com (or ANTHROPIC_BASE_URL) the verdicts of high issues: short id,"
            + " project, title, evidence, rules, next step, each text cut to 300 characters, and"
            + " the numbers of the list. Evidence quotes events. Without --explain, or without the"
            + " key, nothing is sent. ANTHROPIC_MODEL names another model.";

    private static final int SUMMARIES_MAX = 8;
    private static final int SUMMARY_WORDS = 90;
    private static final int BRIEFING_WORDS = 220;
    private static final int LENGTH_PER_WORD = 10;

    private final Facts facts;
    private final Briefing briefing;

    public ExplainedWorklist(TriageInput input, List<Verdict> verdicts) {
        this.facts = new Facts(input, verdicts);
        this.briefing = new Briefing(facts, verdicts);
    }

    /// Prints it; asks a model where the environment has a key.
    ///
    /// @param err gets why something was written by template
    public void print(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        ModelSettings settings = ModelSettings.of(environment).orElse(null);
        if (settings == null) {
            printTemplate(out);
            return;
        }
        try (var author =
                new AnthropicAuthor(settings, AnthropicAuthor.TIMEOUT, new SecureRandom())) {
            print(author, out, err);
        }
    }

    /// Prints what an author writes, and what a template says where it does not.
    void print(Author author, PrintWriter out, PrintWriter err) {
        String problem = printBriefing(author, out, err);
        for (Verdict verdict : facts.firstTier().stream().limit(SUMMARIES_MAX).toList()) {
            if (problem != null) {
                return;
            }
            problem = printSummary(author, verdict, out, err);
        }
    }

    private void printTemplate(PrintWriter out) {
        head("Briefing", out);
        briefing.paragraphs().forEach(each -> paragraph(each, out));
    }

    /// @return why no more should be asked; null when there is no reason
    private @Nullable String printBriefing(Author author, PrintWriter out, PrintWriter err) {
        return switch (author.write(new Task("Write the morning briefing: what to look at first"
                + " and why, what can wait, what was set aside. Keep the order of the list.",
                facts.ofAll().toString(), BRIEFING_WORDS))) {
            case Written.Text(var text, var isCut) -> {
                head("Briefing, written by " + Terminal.line(author.name())
                        + " from the verdicts above: check it", out);
                Prose.lines(text, BRIEFING_WORDS * LENGTH_PER_WORD, isCut).forEach(out::println);
                yield null;
            }
            case Written.Declined(var reason) -> {
                byTemplate(reason, err);
                printTemplate(out);
                yield null;
            }
            case Written.Unavailable(var reason) -> {
                byTemplate(reason, err);
                printTemplate(out);
                yield reason;
            }
        };
    }

    private @Nullable String printSummary(
            Author author, Verdict verdict, PrintWriter out, PrintWriter err) {
        Written written = author.write(new Task("Summarise this one issue for whoever takes it:"
                + " what happens to whom, since when as far as it is said, the likely cause, the"
                + " next step.", facts.of(verdict).toString(), SUMMARY_WORDS));
        out.println();
        out.println(Terminal.styled("bold", Terminal.line(verdict.shortId())));
        return switch (written) {
            case Written.Text(var text, var isCut) -> {
                Prose.lines(text, SUMMARY_WORDS * LENGTH_PER_WORD, isCut).forEach(out::println);
                yield null;
            }
            case Written.Declined(var reason) -> {
                byTemplate(reason, err);
                paragraph(briefing.told(verdict), out);
                yield null;
            }
            case Written.Unavailable(var reason) -> {
                byTemplate(reason, err);
                paragraph(briefing.told(verdict), out);
                yield reason;
            }
        };
    }

    private static void byTemplate(String reason, PrintWriter err) {
        err.println("corral: written by template, as the model wrote nothing: " + reason + ".");
    }

    private static void head(String text, PrintWriter out) {
        out.println();
        out.println(Terminal.styled("bold", text));
    }

    private static void paragraph(String text, PrintWriter out) {
        Prose.lines(text, Integer.MAX_VALUE, false).forEach(out::println);
    }
}
