package io.corral.domain.group.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives events a fingerprint.
///
/// @param condition what an event must have
/// @param fingerprint entries in order; `{{ name }}` is a variable
/// @param title what the issue is called, with variables in it; null to leave the title alone
/// @param source where it is written
public record FingerprintRule(
        RuleCondition condition, List<String> fingerprint, @Nullable String title,
        RuleSource source) {

    public FingerprintRule {
        fingerprint = List.copyOf(fingerprint);
        if (fingerprint.isEmpty()) {
            throw new IllegalArgumentException("a fingerprint rule gives at least one value: "
                    + source.text());
        }
    }
}
