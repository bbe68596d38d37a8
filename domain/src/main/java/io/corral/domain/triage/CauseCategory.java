package io.corral.domain.triage;

import java.util.Locale;
import java.util.Optional;

/// Likely cause of an issue, by its diagnostic signal.
public enum CauseCategory {
    DEPLOYMENT_REGRESSION,
    THIRD_PARTY_FAILURE,
    DATA_CORRUPTION,
    RESOURCE_EXHAUSTION,
    SDK_MISCONFIGURATION,
    INFRASTRUCTURE,
    CODE_BUG;

    /// The word of the output, such as `code-bug`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The cause of that word; empty when there is none.
    public static Optional<CauseCategory> ofWireName(String word) {
        for (CauseCategory each : values()) {
            if (each.wireName().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
