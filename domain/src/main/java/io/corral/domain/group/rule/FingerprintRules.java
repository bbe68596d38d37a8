package io.corral.domain.group.rule;

import java.util.List;

/// Fingerprint rules in order; the first one that matches decides.
public record FingerprintRules(List<FingerprintRule> rules) {

    /// No rules.
    public static final FingerprintRules NONE = new FingerprintRules(List.of());

    /// More rules are not taken.
    public static final int RULES_MAX = 2_000;

    public FingerprintRules {
        rules = List.copyOf(rules);
        if (rules.size() > RULES_MAX) {
            throw new IllegalArgumentException(
                    "there may be " + RULES_MAX + " rules, found " + rules.size());
        }
    }

    /// Whether there is nothing to ask.
    public boolean isEmpty() {
        return rules.isEmpty();
    }
}
