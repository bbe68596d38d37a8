package io.corral.server.ui.triage;

import io.corral.domain.triage.Severity;
import io.corral.domain.triage.Verdict;
import io.corral.server.ui.Words;
import io.corral.web.page.triage.Reasons;
import io.corral.web.page.triage.Reasons.Evidence;
import io.corral.web.page.triage.Reasons.Rule;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells why an issue stands where it stands.
final class ReasonsParts {

    private static final int STRENGTH_MAX = 5;
    /// Points that make a bar longer by one.
    private static final double POINTS_OF_STRENGTH = 5;

    private static final double HALF = 0.5;

    private static final Map<String, String> MISSING = Map.of(
            "latestEvent", "its latest event", "tags", "tags", "stats.24h",
            "events of the last day", "userCount", "how many users", "sessions",
            "crash-free sessions", "releases", "releases and deploys");

    private ReasonsParts() {}

    /// @param links to what it was judged by
    /// @param event address of the latest event
    static Reasons of(Verdict verdict, EvidenceLinks links, String event) {
        return new Reasons(
                verdict.reasons().stream().map(reason -> evidence(reason, links)).toList(),
                verdict.path().stream().map(ReasonsParts::rule).toList(),
                verdict.whatWouldChange().stream().map(Words::capital).toList(),
                notSeen(verdict), verdict.nextStep(), respond(verdict.severity()), event,
                String.format(Locale.ROOT, "%.0f", verdict.score()));
    }

    /// Fast, and who: what a severity asks for.
    static String respond(Severity severity) {
        return severity + ": respond within "
                + severity.respondWithin().replace("same ", "the same ")
                + ", tell " + severity.escalateTo();
    }

    private static Evidence evidence(Verdict.Reason reason, EvidenceLinks links) {
        String source = source(reason);
        double weight = reason.weight();
        return new Evidence(Words.capital(reason.signal().replace('-', ' ')), value(reason),
                source, links.of(source),
                Math.abs(weight) < HALF ? null : String.format(Locale.ROOT, "%+.0f", weight),
                (int) Math.min(STRENGTH_MAX,
                        Math.ceil(Math.abs(weight) / POINTS_OF_STRENGTH)),
                weight < 0);
    }

    /// What was seen, without the field.
    static String value(Verdict.Reason reason) {
        int field = field(reason.evidence());
        return field < 0 ? reason.evidence() : reason.evidence().substring(0, field);
    }

    private static String source(Verdict.Reason reason) {
        String evidence = reason.evidence();
        int field = field(evidence);
        return field < 0 ? "" : evidence.substring(field + 2, evidence.length() - 1);
    }

    /// Where ` (field)` begins at the end of an evidence; -1 when it names none.
    private static int field(String evidence) {
        return evidence.endsWith(")") ? evidence.lastIndexOf(" (") : -1;
    }

    private static Rule rule(String rule) {
        int colon = rule.indexOf(": ");
        return colon < 0
                ? new Rule("", rule)
                : new Rule(Words.capital(rule.substring(0, colon).replace('-', ' ')),
                        rule.substring(colon + 2));
    }

    private static @Nullable String notSeen(Verdict verdict) {
        return verdict.notSeen().isEmpty()
                ? null
                : Words.capital(String.join(", ", verdict.notSeen().stream()
                        .map(each -> MISSING.getOrDefault(each, each)).toList()));
    }
}
