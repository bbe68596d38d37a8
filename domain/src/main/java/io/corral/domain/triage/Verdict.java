package io.corral.domain.triage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What triage says about one issue.
///
/// @param rank from 1
/// @param tier 1 to 4 of the worklist
/// @param cause null when nothing says
/// @param noise null when it is none
/// @param score orders the list, most first
/// @param reasons the evidence: what people said, then the weightiest first
/// @param path the rules that held: of noise, tier, severity and cause, in this order
/// @param family name shared with others of the same root cause; null when it stands alone
/// @param whatWouldChange each a fact that would change this verdict
/// @param notSeen parts of the input that were missing
public record Verdict(int rank, String shortId, String project, int tier, Severity severity,
        @Nullable CauseCategory cause, @Nullable NoiseClass noise, double score,
        List<Reason> reasons, List<String> path, @Nullable String family, String nextStep,
        List<String> whatWouldChange, List<String> notSeen) {

    /// The worst tier that is still high.
    public static final int HIGH_TIER_MAX = 2;

    /// What a rule ends with before the numbers, where the weights of all evidence decided.
    static final String WEIGHED = ", by all evidence";

    public Verdict {
        reasons = List.copyOf(reasons);
        path = List.copyOf(path);
        whatWouldChange = List.copyOf(whatWouldChange);
        notSeen = List.copyOf(notSeen);
    }

    /// One reason a person can check.
    ///
    /// @param evidence what was seen, and in which field
    public record Reason(String signal, String evidence, double weight) {}

    /// The same verdict at its place in the list, and in its family.
    Verdict ranked(int place, @Nullable String inFamily) {
        return new Verdict(place, shortId, project, tier, severity, cause, noise, score, reasons,
                path, inFamily, nextStep, whatWouldChange, notSeen);
    }

    /// The rule that set the tier, without its number; of noise the rule that found it so.
    public String tierRule() {
        for (String rule : path) {
            if (rule.startsWith(noise == null ? "tier " : "noise ")) {
                return rule.substring(rule.indexOf(": ") + 2);
            }
        }
        return "tier " + tier;
    }

    /// The same in a few words: of what weights decided, without the numbers.
    public String tierWords() {
        String rule = tierRule();
        int numbers = rule.indexOf(WEIGHED + ": ");
        return numbers < 0 ? rule : rule.substring(0, numbers + WEIGHED.length());
    }

    /// What people said of it or of one like it, heeded or lapsed.
    public List<Reason> said() {
        return reasons.stream().filter(reason -> SignalType.ofWireName(reason.signal())
                .filter(SignalType.SAID::contains).isPresent()).toList();
    }

    /// Whether somebody should look now.
    public boolean isHigh() {
        return tier <= HIGH_TIER_MAX;
    }
}
