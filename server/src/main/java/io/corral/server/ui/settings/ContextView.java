package io.corral.server.ui.settings;

import io.corral.domain.project.Project;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.Verdict;
import io.corral.engine.triage.ContextPreview;
import io.corral.engine.triage.ContextPreview.Moved;
import io.corral.engine.triage.ProductContexts;
import io.corral.protocol.triage.ContextProblem;
import io.corral.server.ui.Words;
import io.corral.web.page.settings.ContextPage;
import io.corral.web.page.settings.ContextPage.Move;
import io.corral.web.page.settings.ContextPage.Part;
import io.corral.web.page.settings.ContextPage.Preview;
import io.corral.web.page.settings.ContextPage.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What the page of the product context says. Pure.
final class ContextView {

    private static final int PROBLEMS_MAX = 20;
    private static final int NAMES_MAX = 4;
    private static final int MOVES_MAX = 50;

    private ContextView() {}

    /// What is wrong with a text, and what it says.
    static ContextPage.Verdict verdict(String text) {
        List<Problem> problems = ProductContexts.mistakes(text).stream().limit(PROBLEMS_MAX)
                .map(ContextView::problem).toList();
        ProductContext context = ProductContexts.read(text);
        List<Part> parts = new ArrayList<>();
        add(parts, "Services", context.services().stream().map(ProductContext.Service::name)
                .toList());
        add(parts, "Flows", context.flows().stream().map(ProductContext.Flow::name).toList());
        add(parts, "Retry policies", context.retryPolicies().stream()
                .map(ProductContext.RetryPolicy::match).toList());
        add(parts, "Third parties", context.thirdParties().stream()
                .map(ProductContext.ThirdParty::host).toList());
        add(parts, "Known noise", context.knownNoise().stream()
                .map(ProductContext.KnownNoise::pattern).toList());
        add(parts, "Owners", context.owners().entrySet().stream()
                .map(owner -> owner.getKey() + ": " + owner.getValue()).sorted().toList());
        return new ContextPage.Verdict(problems, parts);
    }

    private static Problem problem(ContextProblem problem) {
        return new Problem(problem.line() == null ? "" : "Line " + problem.line(),
                problem.field(), Words.text(problem.reason()));
    }

    private static void add(List<Part> parts, String name, List<String> names) {
        String first = names.stream().filter(each -> !each.isBlank()).limit(NAMES_MAX)
                .map(Words::text).collect(Collectors.joining(", "));
        parts.add(new Part(name, Words.number(names.size()),
                names.size() > NAMES_MAX ? first + " …" : first));
    }

    /// What would change.
    ///
    /// @param addresses of pages of the organisation
    static Preview preview(ContextPreview preview, UnaryOperator<String> addresses) {
        long worse = preview.moved().stream().filter(Moved::isWorse).count();
        long better = preview.moved().size() - worse;
        String steps = preview.steps() == 0
                ? ""
                : " The next step of " + Words.many(preview.steps(), "other issue") + " changes.";
        String sentence = preview.moved().isEmpty()
                ? "No issue of " + Words.number(preview.issues())
                        + " would change its tier or severity." + steps
                : Words.number(worse) + " of " + Words.many(preview.issues(), "issue")
                        + " would come nearer to the top, " + Words.number(better)
                        + " would move down." + steps;
        int left = preview.moved().size() - MOVES_MAX;
        return new Preview(sentence,
                preview.moved().stream().limit(MOVES_MAX).map(each -> move(each, addresses))
                        .toList(),
                left > 0 ? "and " + Words.number(left) + " more" : "");
    }

    private static Move move(Moved moved, UnaryOperator<String> addresses) {
        return new Move(addresses.apply("issues/" + moved.issue() + "/"),
                moved.after().shortId(), moved.title(), standing(moved.before()),
                standing(moved.after()), moved.isWorse(), moved.after().path().getFirst());
    }

    private static String standing(Verdict verdict) {
        return "Tier " + verdict.tier() + ", " + verdict.severity();
    }

    /// A text to start from, with the projects there are.
    static String example(List<Project> projects) {
        String first = projects.isEmpty() ? "web" : projects.getFirst().slug();
        String services = projects.stream().limit(PROBLEMS_MAX)
                .map(project -> """
                          - name: %s
                            projects: [%s]
                            audience: customer      # customer, internal or batch
                            criticality: medium     # critical, high, medium or low
                        """.formatted(quoted(project.name()), project.slug()))
                .collect(Collectors.joining());
        return """
                product: What it does, for whom, and what people pay for.
                services:
                %sflows:
                  # What people come for. Where flows are named, words alone make no core flow.
                  - name: Checkout
                    patterns: ['/checkout/*', 'POST /pay/*']
                    impact: revenue
                retryPolicies:
                  - match: send_mail
                    maxRetries: 5
                    onExhausted: the customer never gets the mail
                thirdParties:
                  - host: maps.example
                    usedFor: map beside the address, optional
                knownNoise:
                  - pattern: 'ResizeObserver*'
                    reason: harmless
                owners:
                  %s: '#team'
                """.formatted(services, first);
    }

    // A name may hold what YAML reads otherwise.
    private static String quoted(String name) {
        return "'" + name.replace("'", "''").replace("\n", " ") + "'";
    }
}
