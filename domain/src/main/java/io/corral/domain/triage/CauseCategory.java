package io.corral.domain.triage;

import java.util.Locale;

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
}
