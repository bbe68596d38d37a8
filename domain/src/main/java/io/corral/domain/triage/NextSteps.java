package io.corral.domain.triage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The next thing to do about an issue.
final class NextSteps {

    private NextSteps() {}

    /// @param owner of the project, as the product context names them
    static String of(@Nullable CauseCategory cause, @Nullable NoiseClass noise,
            Evidence evidence, Optional<String> owner) {
        if (noise != null) {
            return ofNoise(noise);
        }
        String step = cause == null ? "Read the latest event." : ofCause(cause, evidence);
        return step + (evidence.has(SignalType.RETRIES_EXHAUSTED)
                ? " Then run the jobs that gave up again."
                : "") + owner.map(team -> " Assign it to " + team + ".").orElse("");
    }

    private static String ofNoise(NoiseClass noise) {
        return switch (noise) {
            case AUTO_RETRIED -> "Ignore until the attempts reach their limit.";
            case BOT -> "Ignore, or filter these clients.";
            case BROWSER_EXTENSION -> "Filter errors of browser extensions.";
            case STAGING -> "Leave it to whoever tests the release.";
            case THIRD_PARTY_FLAKE -> "Ignore; look again when it stays for a day.";
            case EXPECTED -> "Lower its level in the code, or ignore it.";
        };
    }

    private static String ofCause(CauseCategory cause, Evidence evidence) {
        return switch (cause) {
            case DEPLOYMENT_REGRESSION -> "Roll back, or fix forward: it began "
                    + evidence.get(SignalType.AFTER_DEPLOY)
                            .or(() -> evidence.get(SignalType.LONGER_AFTER_DEPLOY))
                            .map(Signal::value).orElse("with a deploy")
                    + ".";
            case THIRD_PARTY_FAILURE -> "Look at the status of the outside service: "
                    + evidence.get(SignalType.OUTSIDE_CALL_FAILED).map(Signal::value)
                            .orElse("")
                    + ".";
            case DATA_CORRUPTION -> "Validate this input, and tell whoever sends it.";
            case RESOURCE_EXHAUSTION -> "Look at the load; raise the limit or scale out.";
            case SDK_MISCONFIGURATION -> "Review how the SDK is set up in this project.";
            case INFRASTRUCTURE -> "Look at the network, keys and stores it names.";
            case CODE_BUG -> "Fix the failing line"
                    + evidence.get(SignalType.APPLICATION_FRAME)
                            .map(signal -> " in " + signal.value()).orElse("")
                    + ".";
        };
    }
}
