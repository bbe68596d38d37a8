package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What would change a verdict.
final class Counterfactuals {

    private Counterfactuals() {}

    static List<String> of(IssueReading reading, Evidence evidence,
            @Nullable NoiseClass noise, int tier) {
        List<String> facts = new ArrayList<>();
        if (evidence.hasAny(SignalType.CORRECTED, SignalType.CAUSE_CORRECTED)) {
            facts.add("that the correction is taken back");
        }
        if (noise != null) {
            facts.add(ofNoise(noise));
            return facts;
        }
        TriageSettings settings = reading.settings();
        if (evidence.has(SignalType.FALLBACK)) {
            facts.add("events without the fallback: customers would be hurt");
        }
        if (tier > 1 && !evidence.has(SignalType.USERS_PER_HOUR)) {
            facts.add("more than " + settings.newUsersPerHourMax() + " users in an hour");
        }
        if (evidence.has(SignalType.UNHANDLED) && !evidence.has(SignalType.CRASH_FREE_LOW)) {
            facts.add(String.format(Locale.ROOT, "crash-free sessions below %.1f %%",
                    settings.crashFreePercentMin()));
        }
        if (evidence.has(SignalType.RETRIES_EXHAUSTED)) {
            facts.add("a later run of the same job that worked");
        }
        return facts;
    }

    private static String ofNoise(NoiseClass noise) {
        return switch (noise) {
            case AUTO_RETRIED -> "an attempt that reaches the limit";
            case BOT -> "an event of a person";
            case BROWSER_EXTENSION -> "a frame of the application";
            case STAGING -> "an event in production";
            case THIRD_PARTY_FLAKE -> "events without the fallback";
            case EXPECTED -> "a rise after a deploy";
        };
    }
}
