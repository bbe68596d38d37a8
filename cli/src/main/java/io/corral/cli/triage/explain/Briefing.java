package io.corral.cli.triage.explain;

import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.Verdict;
import io.corral.tools.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A briefing by template: the same verdicts give the same words.
final class Briefing {

    private static final int TOLD_MAX = 5;
    private static final int NAMED_MAX = 8;
    private static final int TITLE_MAX = 80;
    private static final int EVIDENCE_MAX = 160;
    private static final int FIRST_TIER = 1;

    private final Facts facts;
    private final List<Verdict> verdicts;

    Briefing(Facts facts, List<Verdict> verdicts) {
        this.facts = facts;
        this.verdicts = verdicts;
    }

    /// Its paragraphs.
    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        long high = verdicts.stream().filter(Verdict::isHigh).count();
        long noise = verdicts.stream().filter(each -> each.noise() != null).count();
        paragraphs.add(count(verdicts.size(), "open issue") + ": " + high + " to look at now, "
                + (verdicts.size() - high - noise) + " that can wait, " + noise + " set aside as"
                + " noise" + noiseByClass() + ".");
        List<Verdict> first = facts.firstTier();
        if (first.isEmpty()) {
            paragraphs.add("Nothing here says that customers are blocked or lose something.");
        }
        first.stream().limit(TOLD_MAX).map(this::told).forEach(paragraphs::add);
        named(first.stream().skip(TOLD_MAX).toList(), "Also of the first tier", paragraphs);
        named(verdicts.stream().filter(each -> each.isHigh() && each.tier() > FIRST_TIER).toList(),
                "Then, wrong or late for some", paragraphs);
        return paragraphs;
    }

    /// What is known about one issue, in a few sentences.
    String told(Verdict verdict) {
        var text = new StringBuilder(verdict.shortId() + " (" + verdict.severity().name() + "): "
                + PlainText.cut(facts.title(verdict), TITLE_MAX) + ".");
        verdict.reasons().stream().filter(reason -> reason.weight() > 0).findFirst()
                .ifPresent(reason -> text.append(" Why: ").append(PlainText.cut(
                        PlainText.line(reason.evidence()), EVIDENCE_MAX)).append('.'));
        CauseCategory cause = verdict.cause();
        text.append(cause == null
                ? " The cause is not known."
                : " Likely cause: " + cause.wireName().replace('-', ' ') + ".");
        List<String> relatives = facts.relatives(verdict);
        if (!relatives.isEmpty()) {
            text.append(" Same root: ").append(String.join(", ", relatives)).append('.');
        }
        return text.append(" Next: ").append(PlainText.line(verdict.nextStep())).append('.')
                .toString().replace("..", ".");
    }

    private static String count(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private String noiseByClass() {
        Map<NoiseClass, Integer> classes = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            NoiseClass noise = verdict.noise();
            if (noise != null) {
                classes.merge(noise, 1, Integer::sum);
            }
        }
        return classes.isEmpty()
                ? ""
                : classes.entrySet().stream().map(each -> each.getValue() + " "
                        + each.getKey().wireName().replace('-', ' '))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static void named(List<Verdict> rest, String head, List<String> paragraphs) {
        if (!rest.isEmpty()) {
            paragraphs.add(head + ": " + rest.stream().limit(NAMED_MAX).map(Verdict::shortId)
                    .collect(Collectors.joining(", "))
                    + (rest.size() > NAMED_MAX ? " and " + (rest.size() - NAMED_MAX) + " more" : "")
                    + ".");
        }
    }
}
