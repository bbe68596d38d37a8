package io.corral.testkit.triage;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is right about one issue by the definitions of triage, and why.
///
/// @param tier 1 to 4; 1 and 2 are high
/// @param severities the right one, `P0` to `P3`, then those that can be defended as well
/// @param causes the right category, then those that can be defended; empty when it is unknown
/// @param noise class of noise; null when the issue is none
/// @param noiseOptional whether the issue may pass as noise or not; then noise is not scored
/// @param needsContext whether the verdict follows only from the product context
/// @param family name of the root cause this issue shares with others; null when it stands alone
public record IssueLabel(String shortId, int tier, List<String> severities, List<String> causes,
        @Nullable String noise, boolean noiseOptional, boolean needsContext,
        @Nullable String family, String why) {

    static final List<String> SEVERITIES = List.of("P0", "P1", "P2", "P3");
    static final Set<String> CAUSES = Set.of("deployment-regression", "third-party-failure",
            "data-corruption", "resource-exhaustion", "sdk-misconfiguration", "infrastructure",
            "code-bug");
    static final Set<String> NOISE = Set.of("auto-retried", "bot", "browser-extension", "staging",
            "third-party-flake", "expected");

    public IssueLabel {
        severities = List.copyOf(severities);
        causes = List.copyOf(causes);
        check(tier >= 1 && tier <= 4, shortId, "tier " + tier + " is not 1 to 4");
        check(!severities.isEmpty() && SEVERITIES.containsAll(severities), shortId,
                "unknown severity in " + severities);
        check(CAUSES.containsAll(causes), shortId, "unknown cause in " + causes);
        check(noise == null || NOISE.contains(noise), shortId, "unknown class " + noise);
    }

    public String severity() {
        return severities.getFirst();
    }

    /// The right category; null when the cause is unknown.
    public @Nullable String cause() {
        return causes.isEmpty() ? null : causes.getFirst();
    }

    public boolean high() {
        return tier <= 2;
    }

    private static void check(boolean holds, String shortId, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(shortId + ": " + problem);
        }
    }
}
